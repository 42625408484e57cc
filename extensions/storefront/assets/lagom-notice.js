"use strict";(()=>{function e(){let t=window.lagomHead;return delete window.lagomHead,t}e();})();
