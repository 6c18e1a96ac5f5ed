/*
 * early.js - before anything else: what stands in the page for readers without scripts is out of sight while the page begins, and
 * comes back where it does not. Written so that the oldest browser reads it.
 */
(function () {
    var root = document.documentElement;
    root.className = 'starting';
    function look() {
        if (root.className === 'starting') root.className = 'failed';
    }
    window.onerror = look;
    document.addEventListener('DOMContentLoaded', look);
})();
