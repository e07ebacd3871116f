/**
 * A long flat horizon: fields, hedgerows, poplars, a village church, a brick farmhouse, a canal. A band across the page.
 *
 * SVG markup on a field of 1200 × 140 units, its ground at the bottom and going on to both sides.
 * Classes name the tones (`drawing.css`), so that a page and a generated picture can share it.
 */
export const horizon = `
  <path class="meadow flat" d="M-900 106h3000v34H-900z" />
  <path class="field flat" d="M-420 106h850l-92 34h-980zM1010 106h700l240 34h-810z" />
  <path class="faint" d="M-300 140l290-34M-170 140l240-34M-50 140l190-34M60 140l150-34M160 140l120-34M250 140l90-34M1068 106l88 34M1130 106l130 34M1200 106l180 34M1280 106l220 34M1370 106l270 34" />
  <path class="stone flat" d="M440 106h12l-24 34h-62z" />
  <path d="M440 106l-74 34M452 106l-24 34" />
  <path class="water flat" d="M884 106h14l122 34H926z" />
  <path d="M884 106l42 34M898 106l122 34M922 124h14M946 133h20M914 114h7" />
  <path class="leaf" d="M132 100c-8 -7 -8 -42 0 -58c8 16 8 51 0 58z" /><path d="M132 106v-14" />
  <path class="leaf" d="M156 100c-8 -7 -8 -50 0 -66c8 16 8 59 0 66z" /><path d="M156 106v-14" />
  <path class="leaf" d="M180 100c-8 -7 -8 -42 0 -58c8 16 8 51 0 58z" /><path d="M180 106v-14" />
  <path class="leaf" d="M204 100c-8 -7 -8 -50 0 -66c8 16 8 59 0 66z" /><path d="M204 106v-14" />
  <path class="leaf" d="M228 100c-8 -7 -8 -42 0 -58c8 16 8 51 0 58z" /><path d="M228 106v-14" />
  <path class="leaf" d="M252 100c-8 -7 -8 -36 0 -52c8 16 8 45 0 52z" /><path d="M252 106v-14" />
  <path class="leaf" d="M282 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M470 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M548 94c-12 3 -21 -5 -17 -14c-7 -8 -1 -19 8 -18c3 -9 16 -9 19 0c10 -1 15 10 8 18c4 9 -5 17 -18 14z" /><path d="M548 106v-20m0 5l5 -5" />
  <path class="brick" d="M604 106V78h62v28z" />
  <path class="roof" d="M600 78l8-17h54l8 17z" />
  <path class="pane" d="M616 98v-8a5 5 0 0 1 10 0v8zM644 98v-8a5 5 0 0 1 10 0v8z" />
  <path class="stone" d="M572 106V54h34v52z" />
  <path class="roof" d="M568 54l21-34 21 34z" />
  <path d="M589 20V8M585 12h8M585 106V96a4 4 0 0 1 8 0v10" />
  <path class="pane" d="M581 72v-6a3 3 0 0 1 6 0v6zM591 72v-6a3 3 0 0 1 6 0v6z" />
  <circle class="paper" cx="589" cy="83" r="5.5" />
  <path d="M589 80v3h2" />
  <path class="leaf" d="M690 96.4c-9.6 2.4 -16.8 -4 -13.6 -11.2c-5.6 -6.4 -0.8 -15.2 6.4 -14.4c2.4 -7.2 12.8 -7.2 15.2 0c8 -0.8 12 8 6.4 14.4c3.2 7.2 -4 13.6 -14.4 11.2z" /><path d="M690 106v-16m0 4l4 -4" />
  <path class="brick" d="M748 106V78h84v28z" />
  <path d="M814 48v-12h8v20" class="stone" />
  <path class="roof" d="M738 44h80l20 34h-78z" />
  <path class="brick" d="M712 106V78l26-34 26 34v28z" />
  <path class="stone" d="M727 106V91a11 11 0 0 1 22 0v15z" />
  <path class="pane" d="M734 65h8v8h-8zM778 86h9v9h-9zM798 86h9v9h-9z" />
  <path d="M738 80v26M706 86l32-42 32 42" />
  <path class="leaf" d="M858 94c-12 3 -21 -5 -17 -14c-7 -8 -1 -19 8 -18c3 -9 16 -9 19 0c10 -1 15 10 8 18c4 9 -5 17 -18 14z" /><path d="M858 106v-20m0 5l5 -5" />
  <path class="leaf" d="M1036 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M20 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path d="M1024 106l2-72M1026 34l-3-26M1026 34l24 11M1026 34l-21 15" />
  <circle class="paper" cx="1026" cy="34" r="3" />
  <path class="leaf" d="M1160 96.4c-9.6 2.4 -16.8 -4 -13.6 -11.2c-5.6 -6.4 -0.8 -15.2 6.4 -14.4c2.4 -7.2 12.8 -7.2 15.2 0c8 -0.8 12 8 6.4 14.4c3.2 7.2 -4 13.6 -14.4 11.2z" /><path d="M1160 106v-16m0 4l4 -4" />
  <path class="leaf" d="M-60 94c-12 3 -21 -5 -17 -14c-7 -8 -1 -19 8 -18c3 -9 16 -9 19 0c10 -1 15 10 8 18c4 9 -5 17 -18 14z" /><path d="M-60 106v-20m0 5l5 -5" />
  <path class="leaf" d="M-300 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M-150 100c-8 -7 -8 -42 0 -58c8 16 8 51 0 58z" /><path d="M-150 106v-14" />
  <path class="leaf" d="M-126 100c-8 -7 -8 -50 0 -66c8 16 8 59 0 66z" /><path d="M-126 106v-14" />
  <path class="leaf" d="M1240 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M1380 94c-12 3 -21 -5 -17 -14c-7 -8 -1 -19 8 -18c3 -9 16 -9 19 0c10 -1 15 10 8 18c4 9 -5 17 -18 14z" /><path d="M1380 106v-20m0 5l5 -5" />
  <path class="leaf" d="M1430 96.4c-9.6 2.4 -16.8 -4 -13.6 -11.2c-5.6 -6.4 -0.8 -15.2 6.4 -14.4c2.4 -7.2 12.8 -7.2 15.2 0c8 -0.8 12 8 6.4 14.4c3.2 7.2 -4 13.6 -14.4 11.2z" /><path d="M1430 106v-16m0 4l4 -4" />
  <path d="M-900 106H440M452 106h432M898 106h1202" />
`;
