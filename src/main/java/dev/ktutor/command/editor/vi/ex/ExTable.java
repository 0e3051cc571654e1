package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands by name, with the shortest form vim takes; the first that fits counts. */
final class ExTable {
    /** A command with what it takes. */
    record Entry(String shortest, String name, Set<Trait> traits, ExCommand action) {
        boolean has(Trait trait) {
            return traits.contains(trait);
        }
    }

    /** Commands that vim has and this editor lacks; their names in vim's notation. */
    private static final String LACKING = "sp[lit] vs[plit] new vne[w] tabe[dit] tabnew tabn[ext] tabp[revious] tabc[lose] clo[se] on[ly] hid[e] "
            + "res[ize] ter[minal] mak[e] gr[ep] vim[grep] cop[en] cn[ext] cp[revious] tag ts[elect] he[lp] ve[rsion] "
            + "map nm[ap] vm[ap] im[ap] cm[ap] om[ap] no[remap] nn[oremap] vn[oremap] ino[remap] cno[remap] ono[remap] unm[ap] nun[map] iu[nmap] "
            + "xn[oremap] xm[ap] ab[breviate] ia[bbrev] una[bbreviate] com[mand] fu[nction] endf[unction] cal[l] if el[se] elsei[f] en[dif] wh[ile] "
            + "endw[hile] for endfo[r] try cat[ch] endt[ry] exe[cute] retu[rn] so[urce] ru[ntime] pa[ckadd] py[thon] lua rub[y] per[l] mks[ession] "
            + "mkv[imrc] ea[rlier] lat[er] undol[ist] undoj[oin] dif[fthis] diffs[plit] fo[ld] foldo[pen] foldc[lose] foldd[oopen] spe[llgood] "
            + "sus[pend] st[op] sh[ell] cd chd[ir] lcd wind[o] bufd[o] argdo[] b[uffer] bn[ext] bp[revious] bd[elete] sb[uffer] sta[g] ex vi[sual] "
            + "ce[nter] ri[ght] le[ft] a[ppend] i[nsert] c[hange] z p[rint] nu[mber] # l[ist] = ";

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a command, its name as vim's manual writes it: w[rite]. */
    void add(String notation, ExCommand action, Trait... traits) {
        int bracket = notation.indexOf('[');
        String shortest = bracket < 0 ? notation : notation.substring(0, bracket);
        String name = notation.replaceAll("[\\[\\]]", "");
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(List.of(traits));
        entries.add(new Entry(shortest, name, set, action));
    }

    /** The command of that name; null if there is none. */
    @Nullable Entry find(String typed) {
        for (Entry entry : entries) {
            if (entry.name().startsWith(typed) && typed.startsWith(entry.shortest())) {
                return entry;
            }
        }
        return null;
    }

    /** Whether vim has a command of that name that is not here. */
    boolean lacks(String typed) {
        for (String notation : LACKING.split(" ")) {
            int bracket = notation.indexOf('[');
            String shortest = bracket < 0 ? notation : notation.substring(0, bracket);
            if (notation.replaceAll("[\\[\\]]", "").startsWith(typed) && typed.startsWith(shortest)) {
                return true;
            }
        }
        return false;
    }

    /** All full names, for completion. */
    List<String> names() {
        return entries.stream().map(Entry::name).sorted().distinct().toList();
    }
}
