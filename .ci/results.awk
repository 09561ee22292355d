# Reads trx and junit files; writes a line a test: outcome, name, and for a skipped test its reason, separated by tabs.
function attribute(name,   at, rest) {
    at = match($0, "(^|[ \t])" name "=\"")
    if (!at) return ""
    rest = substr($0, at + RLENGTH)
    return plain(substr(rest, 1, index(rest, "\"") - 1))
}

function plain(text) {
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&apos;|&#39;/, "'", text); gsub(/&amp;/, "\\&", text)
    return text
}

function say() {
    if (name != "") printf "%s\t%s\t%s\n", outcome, name, reason
    name = reason = ""
}

/<UnitTestResult / {
    say()
    name = attribute("testName")
    outcome = attribute("outcome") == "Passed" ? "passed" : attribute("outcome") == "NotExecuted" ? "skipped" : "failed"
}
outcome == "skipped" && name != "" && reason == "" && /<Message>/ {
    reason = $0
    sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason)
    reason = plain(reason)
}
/<\/Results>/ { say() }

/<testcase / { say(); name = attribute("classname") " > " attribute("name"); outcome = "passed" }
/<(failure|error)[ >\/]/ && name != "" { outcome = "failed" }
/<skipped/ && name != "" { outcome = "skipped"; reason = attribute("message") }
/<\/testsuite>/ { say() }
END { say() }
