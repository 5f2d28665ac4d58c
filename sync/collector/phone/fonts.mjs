// Cuts Be Vietnam Pro down to the letters of Vietnamese and English, for a page that goes over a slow network.
// npm install --no-save subset-font@2.4.0, then node fonts.mjs
import fs from "node:fs";
import path from "node:path";
import subset from "subset-font";

const here = path.dirname(new URL(import.meta.url).pathname);
const plain = " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz|·×–—‘’“”…→";
const vietnamese = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
for (const [from, to] of [["500Medium", "medium"], ["700Bold", "bold"]]) {
  const whole = fs.readFileSync(path.join(here, "../../../assets/fonts", `BeVietnamPro_${from}.ttf`));
  const part = await subset(whole, plain + vietnamese + vietnamese.toUpperCase(), { targetFormat: "woff2" });
  fs.writeFileSync(path.join(here, "page", to + ".woff2"), part);
}
