#!/bin/sh
# Whoever reads the .xls of vue-json-excel reads an HTML table whose values were escaped by nobody, and put in by String.replace: `<b>` in a
# name is markup, and a name with `$'` gets the end of the document in its middle, that with `$&` the words `${table}`.
# Seen with vue-json-excel 0.3.0 on Node 20.20: `</html>` twice, and `a & b` as it is.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund vue-json-excel@0.3.0
sed -n '/<script>/,/<\/script>/p' node_modules/vue-json-excel/JsonExcel.vue | sed '1d;$d;s/^import download.*/const download = () => {};/' > json-excel.mjs
cat > seen.mjs <<'JS'
import component from './json-excel.mjs';

const exporter = { $attrs: {}, worksheet: 'Sheet1', footer: null, ...component.methods };
const written = exporter.jsonToXLS([{ name: 'a & b', level: "$'", url: '$&' }]);
console.log(written.split('</html>').length - 1, written.includes('<td>a & b</td>'), written.includes('<td>${table}</td>'));
JS
seen=$(node seen.mjs)
echo "vue-json-excel $(node -p "require('vue-json-excel/package.json').version") on Node $(node -v): $seen"
[ "$seen" = "2 true true" ]
