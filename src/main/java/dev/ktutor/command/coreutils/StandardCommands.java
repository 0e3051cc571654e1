package dev.ktutor.command.coreutils;

import dev.ktutor.command.coreutils.archive.Gzip;
import dev.ktutor.command.coreutils.archive.Tar;
import dev.ktutor.command.coreutils.awk.Awk;
import dev.ktutor.command.coreutils.diff.Diff;
import dev.ktutor.command.coreutils.diff.Sdiff;
import dev.ktutor.command.coreutils.file.Basename;
import dev.ktutor.command.coreutils.file.Chmod;
import dev.ktutor.command.coreutils.file.Chown;
import dev.ktutor.command.coreutils.file.Cp;
import dev.ktutor.command.coreutils.file.Du;
import dev.ktutor.command.coreutils.file.FileKinds;
import dev.ktutor.command.coreutils.file.Install;
import dev.ktutor.command.coreutils.file.Ln;
import dev.ktutor.command.coreutils.file.Ls;
import dev.ktutor.command.coreutils.file.Mkdir;
import dev.ktutor.command.coreutils.file.Mktemp;
import dev.ktutor.command.coreutils.file.Mv;
import dev.ktutor.command.coreutils.file.Readlink;
import dev.ktutor.command.coreutils.file.Rm;
import dev.ktutor.command.coreutils.file.Stat;
import dev.ktutor.command.coreutils.file.Touch;
import dev.ktutor.command.coreutils.file.Truncate;
import dev.ktutor.command.coreutils.find.Find;
import dev.ktutor.command.coreutils.find.Xargs;
import dev.ktutor.command.coreutils.grep.Grep;
import dev.ktutor.command.coreutils.jq.Jq;
import dev.ktutor.command.coreutils.jq.Yq;
import dev.ktutor.command.coreutils.sed.Sed;
import dev.ktutor.command.coreutils.system.Constant;
import dev.ktutor.command.coreutils.system.Date;
import dev.ktutor.command.coreutils.system.Env;
import dev.ktutor.command.coreutils.system.Expr;
import dev.ktutor.command.coreutils.system.Prefixes;
import dev.ktutor.command.coreutils.system.TestProgram;
import dev.ktutor.command.coreutils.system.Timeout;
import dev.ktutor.command.coreutils.system.Waiting;
import dev.ktutor.command.coreutils.system.Which;
import dev.ktutor.command.coreutils.system.Yes;
import dev.ktutor.command.coreutils.text.BaseEncoding;
import dev.ktutor.command.coreutils.text.Cat;
import dev.ktutor.command.coreutils.text.Checksum;
import dev.ktutor.command.coreutils.text.Cmp;
import dev.ktutor.command.coreutils.text.Column;
import dev.ktutor.command.coreutils.text.Comm;
import dev.ktutor.command.coreutils.text.Cut;
import dev.ktutor.command.coreutils.text.Echo;
import dev.ktutor.command.coreutils.text.Expand;
import dev.ktutor.command.coreutils.text.Fold;
import dev.ktutor.command.coreutils.text.Head;
import dev.ktutor.command.coreutils.text.Hexdump;
import dev.ktutor.command.coreutils.text.Join;
import dev.ktutor.command.coreutils.text.Nl;
import dev.ktutor.command.coreutils.text.Od;
import dev.ktutor.command.coreutils.text.Paste;
import dev.ktutor.command.coreutils.text.Printf;
import dev.ktutor.command.coreutils.text.Rev;
import dev.ktutor.command.coreutils.text.Seq;
import dev.ktutor.command.coreutils.text.Shuf;
import dev.ktutor.command.coreutils.text.Sort;
import dev.ktutor.command.coreutils.text.Split;
import dev.ktutor.command.coreutils.text.Tac;
import dev.ktutor.command.coreutils.text.Tail;
import dev.ktutor.command.coreutils.text.Tee;
import dev.ktutor.command.coreutils.text.Tr;
import dev.ktutor.command.coreutils.text.Uniq;
import dev.ktutor.command.coreutils.text.Wc;
import dev.ktutor.command.coreutils.text.Xxd;
import dev.ktutor.command.coreutils.file.Dd;
import dev.ktutor.command.coreutils.file.Link;
import dev.ktutor.command.coreutils.file.Tree;
import dev.ktutor.command.coreutils.text.Envsubst;
import dev.ktutor.command.coreutils.text.Factor;
import dev.ktutor.command.coreutils.text.Strings;
import dev.ktutor.host.Command;
import java.util.ArrayList;
import java.util.List;

/** The GNU tools, for a lab's command table. */
public final class StandardCommands {
    private StandardCommands() { }

    /** One object a tool. */
    public static List<Command> all() {
        List<Command> all = new ArrayList<>(text());
        all.addAll(files());
        all.addAll(Grep.all());
        all.add(new Sed());
        all.add(new Diff());
        all.add(new Sdiff());
        all.add(new Tar());
        all.addAll(Gzip.all());
        all.add(new FileKinds());
        all.add(new Jq());
        all.add(new Yq());
        all.addAll(Awk.all());
        all.addAll(List.of(new Find(), new Xargs(), Constant.TRUE, Constant.FALSE, new Date(), new Env(), new Env.Printenv(), new Expr(),
                new TestProgram("test"), new TestProgram("["), new Timeout(), new Waiting.Sleep(), new Which(),
                new Yes()));
        all.addAll(Prefixes.all());
        all.addAll(Link.all());
        all.addAll(List.of(new Strings(), new Envsubst(), new Factor(), new Tree(), new Dd()));
        return all;
    }

    private static List<Command> files() {
        return List.of(new Ls(), new Cp(), new Mv(), new Rm(), new Mkdir(), new Mkdir.Rmdir(), new Touch(), new Ln(), new Readlink(),
                new Readlink.Realpath(), new Basename(), new Basename.Dirname(), new Chmod(), Chown.chown(), Chown.chgrp(), new Stat(),
                new Mktemp(), new Truncate(), new Truncate.Sync(), new Install(), new Du());
    }

    private static List<Command> text() {
        List<Command> text = new ArrayList<>(List.of(new Cat(), new Head(), new Tail(), new Cut(), new Tr(), new Wc(), new Uniq(),
                new Tee(), new Sort(), new Comm(), new Paste(), new Join(), new Nl(), new Rev(), new Tac(), new Fold(),
                Expand.expand(), Expand.unexpand(), new Column(), new Split(), new Shuf(), BaseEncoding.base64(),
                BaseEncoding.base32(), new Checksum.Cksum(), new Cmp(), new Seq(), new Xxd(), new Od(), new Hexdump(), new Echo(),
                new Printf()));
        text.addAll(Checksum.all());
        return text;
    }
}
