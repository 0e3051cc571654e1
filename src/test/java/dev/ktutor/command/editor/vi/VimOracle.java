package dev.ktutor.command.editor.vi;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real vim, which plays many cases in one process. */
final class VimOracle {
    /** What both editors begin each case with, so that nothing is left over from the one before. */
    static final String PRELUDE = "/q q\r:s/q z/q z/e\rix\u001bufqfeqyqyw0";

    private static final String SCRIPT = """
            call test_override("ui_delay", 1)
            set nomore noswapfile viminfo= backspace=indent,eol,start whichwrap=b,s nrformats=bin,hex report=2
            set lines=24 columns=80
            let s:cases = json_decode(join(readfile('cases.json'), ''))
            let s:out = []
            func! s:One(case)
              enew!
              set ts=8 sw=8 noet sts=0 noai noic noscs nosr ws sol so=0 nonu nopaste nolist nogd nosta nohls tw=0 tildeop& incsearch& inde= fo=tcq comments=
              exe 'set ' . a:case.set
              set ul=-1
              call setline(1, a:case.text)
              set ul=1000 nomod
              for r in split('abcdefghijklmnopqrstuvwxyz0123456789-', '\\zs')
                call setreg(r, [])
              endfor
              call setreg('"', '', 'v')
              delmarks!
              call cursor(1, 1)
              let v:errmsg = ''
              call feedkeys(a:case.keys, 'tx')
              call add(s:out, {'text': getline(1, '$'), 'line': line('.'), 'col': strchars(strpart(getline('.'), 0, col('.') - 1)) + 1, 'err': v:errmsg, 'reg': getregtype('"') . getreg('"')})
            endfunc
            for s:case in s:cases
              call s:One(s:case)
            endfor
            call writefile([json_encode(s:out)], 'out.json')
            qa!
            """;

    private VimOracle() { }

    static boolean missing() {
        return !Files.isExecutable(Path.of("/usr/bin/vim"));
    }

    static List<ViCase.Outcome> play(List<ViCase> cases) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ktutor-vim");
        try {
            List<Object> all = new ArrayList<>();
            for (ViCase one : cases) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("set", one.settings().isEmpty() ? "ts=8" : one.settings());
                map.put("text", new ArrayList<Object>(one.text()));
                map.put("keys", PRELUDE + one.keys() + "\u001b\u001b");
                all.add(map);
            }
            Files.writeString(folder.resolve("cases.json"), Json.write(all));
            Files.writeString(folder.resolve("play.vim"), SCRIPT);
            ProcessBuilder builder = new ProcessBuilder("vim", "-u", "NONE", "-N", "-i", "NONE", "-n", "-es", "-T", "dumb", "--not-a-term", "-S", "play.vim")
                    .directory(folder.toFile()).redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().put("HOME", folder.toString());
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("vim does not end");
            }
            List<ViCase.Outcome> outcomes = new ArrayList<>();
            for (Object item : (List<?>) Json.parse(Files.readString(folder.resolve("out.json")))) {
                Map<String, Object> map = Tree.map(item);
                List<String> text = ((List<?>) map.get("text")).stream().map(String::valueOf).toList();
                outcomes.add(new ViCase.Outcome(text, ((Number) map.get("line")).intValue(), ((Number) map.get("col")).intValue(),
                        String.valueOf(map.get("err")), String.valueOf(map.get("reg"))));
            }
            return outcomes;
        } finally {
            try (var left = Files.walk(folder)) {
                left.sorted((a, b) -> b.compareTo(a)).forEach(p -> p.toFile().delete());
            }
        }
    }
}
