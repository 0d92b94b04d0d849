-- the catalog of Oracle
SELECT CAST('about' AS VARCHAR2(4000)) AS c0,
  CAST((SELECT MAX(version) FROM product_component_version WHERE product LIKE 'Oracle%') AS VARCHAR2(4000)) AS c1,
  CAST(USER AS VARCHAR2(4000)) AS c2,
  CAST((SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET') AS VARCHAR2(4000)) AS c3,
  CAST((SELECT TO_CHAR(COUNT(*)) FROM session_privs WHERE privilege = 'EXEMPT ACCESS POLICY') AS VARCHAR2(4000)) AS c4,
  CAST(NULL AS VARCHAR2(4000)) AS c5,
  CAST(NULL AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM dual
  UNION ALL SELECT CAST('table' AS VARCHAR2(4000)) AS c0,
  CAST(t.owner AS VARCHAR2(4000)) AS c1,
  CAST(t.table_name AS VARCHAR2(4000)) AS c2,
  CAST('table' AS VARCHAR2(4000)) AS c3,
  CAST(TO_CHAR(t.num_rows) AS VARCHAR2(4000)) AS c4,
  CAST(CASE
    WHEN (SELECT COUNT(*) FROM all_external_tables e WHERE e.owner = t.owner AND e.table_name = t.table_name) > 0 THEN 'YES'
    ELSE 'NO'
    END
    AS VARCHAR2(4000))
    AS c5,
  CAST(t.temporary AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM all_tables t
  WHERE t.owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')
    AND t.nested = 'NO'
    AND t.secondary = 'N'
    AND (t.iot_type IS NULL OR t.iot_type = 'IOT')
    AND t.table_name NOT LIKE 'BIN$%'
  UNION ALL SELECT CAST('table' AS VARCHAR2(4000)) AS c0,
  CAST(v.owner AS VARCHAR2(4000)) AS c1,
  CAST(v.view_name AS VARCHAR2(4000)) AS c2,
  CAST('view' AS VARCHAR2(4000)) AS c3,
  CAST(NULL AS VARCHAR2(4000)) AS c4,
  CAST(NULL AS VARCHAR2(4000)) AS c5,
  CAST(NULL AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM all_views v
  WHERE v.owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')
  UNION ALL SELECT CAST('mview' AS VARCHAR2(4000)) AS c0,
  CAST(m.owner AS VARCHAR2(4000)) AS c1,
  CAST(m.mview_name AS VARCHAR2(4000)) AS c2,
  CAST(NULL AS VARCHAR2(4000)) AS c3,
  CAST(NULL AS VARCHAR2(4000)) AS c4,
  CAST(NULL AS VARCHAR2(4000)) AS c5,
  CAST(NULL AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM all_mviews m
  WHERE m.owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')
  UNION ALL SELECT CAST('column' AS VARCHAR2(4000)) AS c0,
  CAST(c.owner AS VARCHAR2(4000)) AS c1,
  CAST(c.table_name AS VARCHAR2(4000)) AS c2,
  CAST(c.column_name AS VARCHAR2(4000)) AS c3,
  CAST(TO_CHAR(c.internal_column_id) AS VARCHAR2(4000)) AS c4,
  CAST(c.data_type AS VARCHAR2(4000)) AS c5,
  CAST(c.data_type_owner AS VARCHAR2(4000)) AS c6,
  CAST(CASE WHEN c.char_used = 'C' THEN TO_CHAR(c.char_length) || ' CHAR' ELSE TO_CHAR(c.data_length) END AS VARCHAR2(4000)) AS c7,
  CAST(TO_CHAR(c.data_precision) AS VARCHAR2(4000)) AS c8,
  CAST(TO_CHAR(c.data_scale) AS VARCHAR2(4000)) AS c9,
  CAST(c.nullable AS VARCHAR2(4000)) AS c10,
  CAST(c.virtual_column AS VARCHAR2(4000)) AS c11,
  CAST(c.hidden_column AS VARCHAR2(4000)) AS c12
  FROM all_tab_cols c
  WHERE c.owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N') AND c.user_generated = 'YES'
  UNION ALL SELECT CAST('key' AS VARCHAR2(4000)) AS c0,
  CAST(k.owner AS VARCHAR2(4000)) AS c1,
  CAST(k.table_name AS VARCHAR2(4000)) AS c2,
  CAST(cc.column_name AS VARCHAR2(4000)) AS c3,
  CAST(TO_CHAR(cc.position) AS VARCHAR2(4000)) AS c4,
  CAST(NULL AS VARCHAR2(4000)) AS c5,
  CAST(NULL AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM all_constraints k
  JOIN all_cons_columns cc ON cc.owner = k.owner AND cc.constraint_name = k.constraint_name AND cc.table_name = k.table_name
  WHERE k.constraint_type = 'P' AND k.status = 'ENABLED' AND k.owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')
  UNION ALL SELECT CAST('policy' AS VARCHAR2(4000)) AS c0,
  CAST(p.object_owner AS VARCHAR2(4000)) AS c1,
  CAST(p.object_name AS VARCHAR2(4000)) AS c2,
  CAST(p.policy_name AS VARCHAR2(4000)) AS c3,
  CAST(NULL AS VARCHAR2(4000)) AS c4,
  CAST(NULL AS VARCHAR2(4000)) AS c5,
  CAST(NULL AS VARCHAR2(4000)) AS c6,
  CAST(NULL AS VARCHAR2(4000)) AS c7,
  CAST(NULL AS VARCHAR2(4000)) AS c8,
  CAST(NULL AS VARCHAR2(4000)) AS c9,
  CAST(NULL AS VARCHAR2(4000)) AS c10,
  CAST(NULL AS VARCHAR2(4000)) AS c11,
  CAST(NULL AS VARCHAR2(4000)) AS c12
  FROM all_policies p
  WHERE p.sel = 'YES' AND p.enable = 'YES' AND p.object_owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')

-- the smallest query
SELECT 1 AS one FROM dual
