-- rows [{"kind":"filter","where":{"kind":"and","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"or","of":[{"kind":"null","column":"name"},{"kind":"present","column":"id"}]}]}}], rows [{"kind":"filter","where":{"kind":"and","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"or","of":[{"kind":"null","column":"name"},{"kind":"present","column":"id"}]}]}}], within others, rows [{"kind":"filter","where":{"kind":"not","of":{"kind":"compare","column":"id","operator":"<","value":"5"}}}], rows [{"kind":"filter","where":{"kind":"not","of":{"kind":"compare","column":"id","operator":"<","value":"5"}}}], within others, rows [{"kind":"filter","where":{"kind":"differ","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"never"}]}}], rows [{"kind":"filter","where":{"kind":"differ","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"never"}]}}], within others, rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"x"}}], rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"x"}}], within others, rows [{"kind":"ranges","where":{"kind":"compare","column":"id","operator":"<","value":"5"}}], rows [{"kind":"ranges","where":{"kind":"compare","column":"id","operator":"<","value":"5"}}], within others, rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"1"}},{"kind":"ranges","where":{"kind":"compare","column":"name","operator":"=","value":"b"}},{"kind":"filter","where":null}], rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"1"}},{"kind":"ranges","where":{"kind":"compare","column":"name","operator":"=","value":"b"}},{"kind":"filter","where":null}], within others
no condition on id is known in the SQL of a source of this kind

-- rows [{"kind":"filter","where":{"kind":"compare","column":"name","operator":"=","value":"b"}}], rows [{"kind":"filter","where":{"kind":"compare","column":"name","operator":"=","value":"b"}}], within others, rows [{"kind":"filter","where":{"kind":"or","of":[{"kind":"compare","column":"name","operator":"=","value":"b"},{"kind":"compare","column":"name","operator":"<>","value":"c"}]}}], rows [{"kind":"filter","where":{"kind":"or","of":[{"kind":"compare","column":"name","operator":"=","value":"b"},{"kind":"compare","column":"name","operator":"<>","value":"c"}]}}], within others
no condition on name is known in the SQL of a source of this kind

-- rows [{"kind":"filter","where":{"kind":"compare","column":"gone","operator":"=","value":"1"}}], rows [{"kind":"filter","where":{"kind":"compare","column":"gone","operator":"=","value":"1"}}], within others, rows [{"kind":"filter","where":{"kind":"null","column":"gone"}}], rows [{"kind":"filter","where":{"kind":"null","column":"gone"}}], within others
the table has no column gone

-- rows [{"kind":"filter","where":null}]
doubt, a doubt:
  ([id] IS NULL)

-- rows [{"kind":"filter","where":null}], within others
doubt, a doubt:
  (a = 1) AND (b = 2) AND ([id] IS NULL)
