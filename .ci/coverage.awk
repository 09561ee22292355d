# Joins cobertura reports, taking for each line the best any suite did, and writes a line a project: name, lines %, branches %.
/<source>/ { source = $0; sub(/.*<source>/, "", source); sub(/<\/source>.*/, "", source) }
/<class / {
    file = $0; sub(/.* filename="/, "", file); sub(/".*/, "", file)
    file = file ~ /^\// ? file : source file
    project = file; sub(/.*\/src\//, "", project); sub(/\/.*/, "", project)
}
/<line / {
    number = $0; sub(/.* number="/, "", number); sub(/".*/, "", number)
    hits = $0; sub(/.* hits="/, "", hits); sub(/".*/, "", hits)
    key = file ":" number
    if (!(key in seen)) { seen[key]; of[key] = project }
    if (hits > 0) hit[key]
    if (match($0, /\([0-9]+\/[0-9]+\)/)) {
        split(substr($0, RSTART + 1, RLENGTH - 2), part, "/")
        if (part[2] > ways[key] + 0) ways[key] = part[2]
        if (part[1] > taken[key] + 0) taken[key] = part[1]
    }
}
END {
    for (key in seen) {
        lines[of[key]]++
        if (key in hit) covered[of[key]]++
        branches[of[key]] += ways[key]
        branched[of[key]] += taken[key]
    }
    for (name in lines)
        printf "%s %.1f %.1f\n", name, 100 * covered[name] / lines[name], branches[name] ? 100 * branched[name] / branches[name] : 100
}
