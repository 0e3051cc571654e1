package dev.ktutor.bench;

import java.io.IOException;

/** {@code scripts/bench loop}: loops of 100,000 turns in many shapes, beside the real bash. */
public final class LoopBench {
    private LoopBench() { }

    /** Prints a line a shape. */
    public static void main(String[] args) throws IOException, InterruptedException {
        SideBySide bench = new SideBySide();
        String[][] cases = {
            {"for in {..}, $(( )), [ ]", "s=0; for i in {1..100000}; do s=$((s + i % 7)); if [ $s -gt 1000 ]; then s=0; fi; done; echo $s"},
            {"for (( )), (( )), [[ ]]", "s=0; for ((i = 0; i < 100000; i++)); do ((s += i % 7)); [[ $s -gt 1000 ]] && s=0; done; echo $s"},
            {"while [ ]", "i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; echo $i"},
            {"while (( ))", "i=0; while ((i < 100000)); do ((i++)); done; echo $i"},
            {"until [[ ]], let", "i=0; until [[ $i -ge 100000 ]]; do let i+=1; done; echo $i"},
            {"string append", "s=; for i in {1..100000}; do s+=x; done; echo ${#s}"},
            {"array append", "a=(); for i in {1..100000}; do a+=($i); done; echo ${#a[@]} ${a[99999]}"},
            {"array read", "a=({1..1000}); s=0; for ((n = 0; n < 100; n++)); do for x in \"${a[@]}\"; do ((s += x)); done; done; echo $s"},
            {"associative", "declare -A m; for i in {1..100000}; do m[k$((i % 100))]=$i; done; echo ${#m[@]} ${m[k7]}"},
            {"function calls", "f() { local x=$1; r=$((x + 1)); }; for i in {1..100000}; do f $i; done; echo $r"},
            {"case", "n=0; for i in {1..100000}; do case $i in *7) ((n++));; *) :;; esac; done; echo $n"},
            {"parameter operators", "for i in {1..100000}; do x=file$i.txt; y=${x%.txt}; z=${y#file}; w=${z/1/2}; done; echo $w"},
            {"printf builtin", "for i in {1..100000}; do printf '%05d\\n' $i; done"},
            {"echo to a file", "for i in {1..100000}; do echo $i; done > out; rm out"},
            {"read loop", "seq 100000 | while read -r a; do n=$a; done; seq 100000 > in; while IFS= read -r a; do n=$a; done < in; echo $n; rm in"},
            {"=~", "n=0; for i in {1..100000}; do [[ x$i =~ ^x([0-9]+)5$ ]] && ((n++)); done; echo $n"},
            {"subshells 2000", "for i in {1..2000}; do x=$(echo $i); done; echo $x"},
            {"pipelines 500", "for i in {1..500}; do echo $i | tr 1 2; done"}};
        for (String[] each : cases) {
            bench.measure(each[0], each[1]);
        }
    }
}
