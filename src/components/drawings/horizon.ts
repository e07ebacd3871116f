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
  <path class="leaf" d="M180 100c-8 -7 -8 -44 0 -60c8 16 8 53 0 60z" /><path d="M180 106v-14" />
  <path class="leaf" d="M204 100c-8 -7 -8 -52 0 -68c8 16 8 61 0 68z" /><path d="M204 106v-14" />
  <path class="leaf" d="M228 100c-8 -7 -8 -46 0 -62c8 16 8 55 0 62z" /><path d="M228 106v-14" />
  <path class="leaf" d="M252 100c-8 -7 -8 -38 0 -54c8 16 8 47 0 54z" /><path d="M252 106v-14" />
  <path class="leaf" d="M282 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c2 -8 15 -9 17 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M470 106c-3 -6 0 -9 6 -9c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c6 0 9 5 6 9z" />
  <path class="leaf" d="M548 93.4c-12.6 3.2 -22.1 -5.2 -17.9 -14.7c-7.4 -8.4 -1.1 -19.9 8.4 -18.9c3.2 -9.5 16.8 -9.5 19.9 0c10.5 -1.1 15.8 10.5 8.4 18.9c4.2 9.5 -5.2 17.9 -18.9 14.7z" /><path d="M548 106v-21m0 5.2l5.2 -5.2" />
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
  <path class="leaf" d="M856 91.6c-14.4 3.6 -25.2 -6 -20.4 -16.8c-8.4 -9.6 -1.2 -22.8 9.6 -21.6c3.6 -10.8 19.2 -10.8 22.8 0c12 -1.2 18 12 9.6 21.6c4.8 10.8 -6 20.4 -21.6 16.8z" /><path d="M856 106v-24m0 6l6 -6" />
  <path class="leaf" d="M1030 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c2 -8 15 -9 17 0c2 -9 11 -7 13 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M20 106c-3 -6 0 -9 6 -9c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 5 6 9z" />
  <path d="M1024 106l2-72M1026 34l-3-26M1026 34l24 11M1026 34l-21 15" />
  <circle class="paper" cx="1026" cy="34" r="3" />
  <path class="leaf" d="M1160 95.2c-10.8 2.7 -18.9 -4.5 -15.3 -12.6c-6.3 -7.2 -0.9 -17.1 7.2 -16.2c2.7 -8.1 14.4 -8.1 17.1 0c9 -0.9 13.5 9 7.2 16.2c3.6 8.1 -4.5 15.3 -16.2 12.6z" /><path d="M1160 106v-18m0 4.5l4.5 -4.5" />
  <path class="leaf" d="M-60 92.8c-13.2 3.3 -23.1 -5.5 -18.7 -15.4c-7.7 -8.8 -1.1 -20.9 8.8 -19.8c3.3 -9.9 17.6 -9.9 20.9 0c11 -1.1 16.5 11 8.8 19.8c4.4 9.9 -5.5 18.7 -19.8 15.4z" /><path d="M-60 106v-22m0 5.5l5.5 -5.5" />
  <path class="leaf" d="M-300 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c2 -8 15 -9 17 0c2 -9 11 -7 13 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M-150 100c-8 -7 -8 -44 0 -60c8 16 8 53 0 60z" /><path d="M-150 106v-14" />
  <path class="leaf" d="M-126 100c-8 -7 -8 -50 0 -66c8 16 8 59 0 66z" /><path d="M-126 106v-14" />
  <path class="leaf" d="M1240 106c-3 -6 0 -10.8 6 -10.8c2 -7 14 -8 16 0c2 -8 12 -9 14 0c2 -9 16 -7 18 0c2 -7 13 -8 15 0c6 0 9 6 6 10.8z" />
  <path class="leaf" d="M1380 91.6c-14.4 3.6 -25.2 -6 -20.4 -16.8c-8.4 -9.6 -1.2 -22.8 9.6 -21.6c3.6 -10.8 19.2 -10.8 22.8 0c12 -1.2 18 12 9.6 21.6c4.8 10.8 -6 20.4 -21.6 16.8z" /><path d="M1380 106v-24m0 6l6 -6" />
  <path class="leaf" d="M1430 95.2c-10.8 2.7 -18.9 -4.5 -15.3 -12.6c-6.3 -7.2 -0.9 -17.1 7.2 -16.2c2.7 -8.1 14.4 -8.1 17.1 0c9 -0.9 13.5 9 7.2 16.2c3.6 8.1 -4.5 15.3 -16.2 12.6z" /><path d="M1430 106v-18m0 4.5l4.5 -4.5" />
  <path d="M-900 106H440M452 106h432M898 106h1202" />
`;
