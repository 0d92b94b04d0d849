-- the catalog of SQL Server
SELECT CONVERT(nvarchar(4000), 'about') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), SERVERPROPERTY('ProductVersion')) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), USER_NAME()) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION')) COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK')) COLLATE Latin1_General_BIN2 AS c4,
  CONVERT(nvarchar(4000),
    (SELECT d.is_read_committed_snapshot_on FROM sys.databases d WHERE d.database_id = DB_ID())) COLLATE Latin1_General_BIN2
    AS c5,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c8,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c10,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c11
  UNION ALL SELECT CONVERT(nvarchar(4000), 'table') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), s.name) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), t.name) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), 'table') COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000),
    (SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = t.object_id AND p.index_id IN (0, 1))) COLLATE Latin1_General_BIN2
    AS c4,
  CONVERT(nvarchar(4000), t.temporal_type) COLLATE Latin1_General_BIN2 AS c5,
  CONVERT(nvarchar(4000), t.is_memory_optimized) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), t.is_external) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000),
    (SELECT COUNT(*) FROM sys.indexes i WHERE i.object_id = t.object_id AND i.type IN (5, 6))) COLLATE Latin1_General_BIN2
    AS c8,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c10,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c11
  FROM sys.tables t
  JOIN sys.schemas s ON s.schema_id = t.schema_id
  WHERE t.is_ms_shipped = 0
  UNION ALL SELECT CONVERT(nvarchar(4000), 'table') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), s.name) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), v.name) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), 'view') COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c4,
  CONVERT(nvarchar(4000), 0) COLLATE Latin1_General_BIN2 AS c5,
  CONVERT(nvarchar(4000), 0) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), 0) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000), 0) COLLATE Latin1_General_BIN2 AS c8,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c10,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c11
  FROM sys.views v
  JOIN sys.schemas s ON s.schema_id = v.schema_id
  WHERE v.is_ms_shipped = 0
  UNION ALL SELECT CONVERT(nvarchar(4000), 'column') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), s.name) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), o.name) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), c.name) COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000), c.column_id) COLLATE Latin1_General_BIN2 AS c4,
  CONVERT(nvarchar(4000),
    CASE WHEN c.system_type_id = 240 THEN TYPE_NAME(c.user_type_id) ELSE TYPE_NAME(c.system_type_id) END) COLLATE Latin1_General_BIN2
    AS c5,
  CONVERT(nvarchar(4000), c.max_length) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), c.precision) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000), c.scale) COLLATE Latin1_General_BIN2 AS c8,
  CONVERT(nvarchar(4000), c.is_nullable) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000),
    CONCAT('.',
      CASE WHEN c.is_computed = 1 THEN 'C' ELSE '' END,
      CASE WHEN c.is_sparse = 1 OR c.is_column_set = 1 THEN 'S' ELSE '' END,
      CASE WHEN c.is_masked = 1 THEN 'M' ELSE '' END,
      CASE WHEN c.encryption_type IS NOT NULL THEN 'E' ELSE '' END)) COLLATE Latin1_General_BIN2
    AS c10,
  CONVERT(nvarchar(4000),
    HAS_PERMS_BY_NAME(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name), 'OBJECT', 'SELECT', c.name, 'COLUMN')) COLLATE Latin1_General_BIN2
    AS c11
  FROM sys.columns c
  JOIN sys.objects o ON o.object_id = c.object_id AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
  JOIN sys.schemas s ON s.schema_id = o.schema_id
  UNION ALL SELECT CONVERT(nvarchar(4000), 'key') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), s.name) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), o.name) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), COL_NAME(ic.object_id, ic.column_id)) COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000), ic.key_ordinal) COLLATE Latin1_General_BIN2 AS c4,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c5,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c8,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c10,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c11
  FROM sys.indexes i
  JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
  JOIN sys.objects o ON o.object_id = i.object_id
  JOIN sys.schemas s ON s.schema_id = o.schema_id
  WHERE i.is_primary_key = 1 AND ic.key_ordinal > 0
  UNION ALL SELECT CONVERT(nvarchar(4000), 'policy') COLLATE Latin1_General_BIN2 AS c0,
  CONVERT(nvarchar(4000), s.name) COLLATE Latin1_General_BIN2 AS c1,
  CONVERT(nvarchar(4000), o.name) COLLATE Latin1_General_BIN2 AS c2,
  CONVERT(nvarchar(4000), p.name) COLLATE Latin1_General_BIN2 AS c3,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c4,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c5,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c6,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c7,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c8,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c9,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c10,
  CONVERT(nvarchar(4000), NULL) COLLATE Latin1_General_BIN2 AS c11
  FROM sys.security_predicates f
  JOIN sys.security_policies p ON p.object_id = f.object_id
  JOIN sys.objects o ON o.object_id = f.target_object_id
  JOIN sys.schemas s ON s.schema_id = o.schema_id
  WHERE p.is_enabled = 1 AND f.predicate_type = 0

-- the smallest query
SELECT 1 AS one
