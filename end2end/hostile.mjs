// Forty names that look like programs, markup, formulas, or nothing at all. `#` stands for a mark by which a test finds
// each again.

const LONG = 10_000;

/** Names that are refused: nothing in them can be seen, they have control characters, or they are too long. */
export const REFUSED = [
  "#\nsecond line",
  "#\r\nBcc: all@example.org",
  "#\tcell",
  "#\u0000end",
  "#\u001b[31mred",
  "\u200b\u200d\u2060",
  `#${"x".repeat(LONG)}`,
];

/** Names that are taken, and shown as they are. */
export const TAKEN = [
  "#<script>pwned()</script>",
  "#</title><script>pwned()</script>",
  "#</textarea><img src=x onerror=pwned()>",
  "#<img src=x onerror='pwned()'>",
  "#<svg onload=pwned()>",
  "#<iframe srcdoc='<script>parent.pwned()</script>'>",
  "#\" autofocus onfocus=\"pwned()",
  "#' onmouseover='pwned()",
  "#\"><gp-x>",
  "#--><gp-x><!--",
  "#</script><gp-x>",
  "#]]><gp-x>",
  "#<a href=javascript:pwned()>here</a>",
  "javascript:pwned()//#",
  "#&lt;script&gt;&amp;&#60;",
  "#{{constructor.constructor('pwned()')()}}",
  "#${pwned()}`",
  "#<style>*{display:none}</style>",
  "#<base href=//evil.example>",
  "#<meta http-equiv=refresh content=0;url=//evil.example>",
  "#';drop table person;--",
  "=HYPERLINK(\"http://evil.example\",\"#\")",
  "+#+cmd|' /C calc'!A0",
  "-2+3+#",
  "@SUM(1+1)*#",
  "\uff1d1+1 #",
  "#\u202egnp.exe",
  "#\u2066left\u2069\u200f",
  "#\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
  "#ze\u200bro\u200dwi\u2060dth",
  "#z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035a\u035b",
  "#\u{1f469}\u200d\u{1f467}\u{1f3f4}\u{e0067}\u{e007f}",
  "#%s%n%00%0d%0a\\u003c\\x3c",
];

/** How many there are. */
export const COUNT = REFUSED.length + TAKEN.length;

/** A name with its mark. */
export const named = (name, mark) => name.replace("#", () => mark);
