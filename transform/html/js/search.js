// The search page, through Pagefind.
"use strict";
