/** Hand-written messages whose references a DOM and a string must give alike. */
export const MESSAGES: Readonly<Record<string, string>> = {
  pictures: `<p>Hello <a href="https://shop.example/a"><img src="https://cdn.example/a.png" alt="A" width=120 height="60"></a>
    <picture><source srcset="https://cdn.example/w.webp 1x, https://cdn.example/w2.webp 2x">
    <img src="https://cdn.example/w.png" srcset="https://cdn.example/w,1.png 2x" lowsrc="//cdn.example/l" dynsrc="//cdn.example/d"></picture>
    <input type=IMAGE src="https://cdn.example/i.png"><image src="https://cdn.example/image.png">`,
  urls: `<img src="HTTPS://T.Example/p
    .gif?a=1&amp;b=2"><img src=" //t.example/x "><img src="\\\\t.example\\y"><img src="cid:1"><img src="data:image/gif;base64,R0">
    <img src="http://t.example/%zz"><img src="http://"><img src="#x"><img src="">`,
  styles: `<head><style>@import "https://t.example/i.css"; @font-face{font-family:x;src:url(https://t.example/f.woff2)}
    .b{background:u\\72l(https://t.example/e.png)} @media (max-width:600px){.h{display:none}.m{background:url(https://t.example/m.png)}}
    .gone{display:none} #top{visibility:hidden} td.tiny{width:1px;height:1px}</style></head>
    <body><div class="gone"><img src="https://t.example/1"></div><div class=h><img src="https://t.example/2"></div>
    <div id=top><img src="https://t.example/3"><img style="visibility:visible" src="https://t.example/4"></div>
    <table><tr><td class="tiny" background="https://t.example/5"><td style="background:url('https://t.example/6') ; width : 300px">x</table>`,
  hidden: `<div style="display:none"><span><img src="https://t.example/1"></span></div>
    <div style="max-height:0;overflow:hidden"><img src="https://t.example/2"></div><img hidden src="https://t.example/3">
    <div style="font-size:0"><img src="https://t.example/4"><b style="font-size:12px"><img src="https://t.example/5"></b></div>
    <img style="position:absolute;left:-9999px" src="https://t.example/6"><img style="opacity:.01" src="https://t.example/7">
    <img style="mso-hide:all;width:1px!important" width=600 src="https://t.example/8">`,
  media: `<video src="https://m.example/v.mp4" poster="https://m.example/p.png"><source src="https://m.example/s.mp4">
    <track src="https://m.example/t.vtt"></video><audio src="https://m.example/a.mp3"></audio><bgsound src="https://m.example/b.mid">
    <object data="https://m.example/o.swf"><param name=movie value="https://m.example/p.swf"><embed src="https://m.example/e.swf"></object>`,
  svg: `<svg width=10 height=10><image href="https://s.example/1.png"/><image xlink:href="https://s.example/2.png"></image>
    <filter id=f><feImage href="https://s.example/3.png"/></filter><use href="https://s.example/4.svg#x"/>
    <rect fill="url(https://s.example/5.svg#p)" mask="url(#m)" marker-end="url('https://s.example/6.svg#m')"/></svg><img src="https://s.example/7.png">`,
  outlook: `<!--[if mso]><table><tr><td background="https://o.example/1.png"><v:rect><v:fill src="https://o.example/2.png"/></v:rect><![endif]-->
    <!--[if !mso]><!--><img src="https://o.example/3.png"><!--<![endif]--><!-- <img src="https://o.example/no.png"> -->
    <![if !vml]><img src="https://o.example/4.png"><![endif]>`,
  frames: `<iframe src="https://f.example/i.html" srcdoc="&lt;base href='https://b.example/'&gt;&lt;img src='r.png'&gt;"></iframe>
    <noscript><img src="https://f.example/n.png"></noscript><template><img src="https://f.example/t.png"></template>
    <noframes><noframes><img src="https://f.example/nf.png"></noframes>`,
  heads: `<head><link rel="stylesheet preload" href="https://h.example/1.css"><link rel=preload href="https://h.example/2">
    <link rel="dns-prefetch" href="//h.example"><link rel="shortcut icon" href="https://h.example/4.ico"><link rel=canonical href="https://h.example/no">
    <meta http-equiv=Refresh content="0; url='https://h.example/5'"><script src="https://h.example/6.js"></script></head>
    <body background="https://h.example/7.png"><a href="https://h.example/" ping="https://h.example/8 https://h.example/9">x</a>`,
  blocked: `<img blockedimagesrc="https://k.example/1"><img unsafe-src="https://k.example/2"><table dfbackground="https://k.example/8"></table>
    <div unsafe-style="background:url(https://k.example/3)"></div><img data-x-src="https://k.example/4" htmlimgblocked_srcset="https://k.example/5 2x">
    <div data-x-style-url='[["background","https://k.example/6"]]'></div><div style="background:proton-url(https://k.example/7)"></div>`,
  broken: `<div><p>one<div style="display:none"><p><img src="https://x.example/1"</div><img src=https://x.example/2><a href=https://x.example/l><td>
    <img src='https://x.example/3' src="https://x.example/no"></a><b><i></b></i><img/src="https://x.example/4"/><style>.a{background:url(https://x.example/5`,
  words: `<title>no</title><p>One  <b>two</b>three&nbsp;&amp; four<br>five</p>six</p>seven</br>eight<div>nine
    <span> ten</span></div><table><tr><td>eleven<td>twelve <a href="https://w.example/1"><img src="https://w.example/2"> here </a>, thirteen
    <tr><td><a href="https://w.example/3">fourteen<br>fifteen<a href="https://w.example/4">sixteen</table><ul><li>seventeen<li>eighteen</ul>
    <pre>a
      b</pre><script>no</script><select><option>nineteen<option>twenty</select><h2>end</h2>&zwnj;&nbsp;<img src="https://w.example/5">`,
};
