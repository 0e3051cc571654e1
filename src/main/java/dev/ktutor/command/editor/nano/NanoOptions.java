package dev.ktutor.command.editor.nano;

/**
 * nano's options.
 *
 * @param tab cells of a tab: -T
 * @param numbers line numbers: -l
 * @param spaces typed tabs become spaces: -E
 * @param autoIndent new lines keep the indent: -i
 * @param viewing nothing can be changed: -v
 */
record NanoOptions(int tab, boolean numbers, boolean spaces, boolean autoIndent, boolean viewing) {
    /** What one indent is. */
    String unit() {
        return spaces ? " ".repeat(tab) : "\t";
    }
}
