import { parseEndpoints, targetOf } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { LoadproofError } from '../errors.ts';
import type { DmsDescriber } from '../ports.ts';
import { folderPrefix, parseS3Uri } from './s3-uri.ts';

/** Refuses a task that writes elsewhere than the stack reads: every table would look empty. */
export async function checkLakeOfTask(describer: DmsDescriber, lake: string): Promise<void> {
  const described = await describer.describe();
  if (described === null || described.endpoints === null) return;
  const { bucketName, bucketFolder } = targetOf(parseTask(described.task), parseEndpoints(described.endpoints));
  const { bucket, key } = parseS3Uri(lake);
  if (bucketName === bucket && folderPrefix(bucketFolder) === folderPrefix(key)) return;
  throw new LoadproofError(
    'InvalidConfiguration',
    `The task writes to s3://${bucketName}/${folderPrefix(bucketFolder)}, and the stack reads ${lake}.`,
    "Correct stack.lake in loadproof.yaml to the target endpoint's bucket and folder, and deploy.",
  );
}
