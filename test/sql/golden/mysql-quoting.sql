-- quoted: ""
name: ``
text: _utf8mb4 X''

-- quoted: "a\u0000b"
name: throws RangeError: A NUL character cannot be part of a name or a text in MySQL
text: throws RangeError: A NUL character cannot be part of a name or a text in MySQL

-- quoted: "xxx… (129)"
name: `x…`

-- quoted: "it's"
name: `it's`
text: _utf8mb4 X'69742773'

-- quoted: "a\"b"
name: `a"b`
text: _utf8mb4 X'612262'

-- quoted: "a`b"
name: `a``b`
text: _utf8mb4 X'616062'

-- quoted: "a]b"
name: `a]b`
text: _utf8mb4 X'615d62'

-- quoted: "back\\slash"
name: `back\slash`
text: _utf8mb4 X'6261636b5c736c617368'

-- quoted: "two\nlines"
name: `two
lines`
text: _utf8mb4 X'74776f0a6c696e6573'

-- quoted: "cr\r"
name: `cr`
text: _utf8mb4 X'63720d'

-- quoted: "tab\t"
name: `tab	`
text: _utf8mb4 X'74616209'

-- quoted: "é"
name: `é`
text: _utf8mb4 X'c3a9'

-- quoted: "😀"
name: throws RangeError: MySQL cannot hold a character above U+FFFF in a name
text: _utf8mb4 X'f09f9880'

-- quoted: "$1"
name: `$1`
text: _utf8mb4 X'2431'

-- quoted: " "
name: ` `
text: _utf8mb4' '

-- quoted: "ééé… (1200)"
name: `é…`
