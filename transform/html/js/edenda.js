// What a page does beyond reading: nothing is lost without it.
"use strict";
