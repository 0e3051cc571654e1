package dev.ktutor.app;

/** Where the program starts. */
public final class Main {
    /** Deeply nested scripts recurse; only what is used of it costs memory. */
    private static final long STACK_BYTES = 256L << 20;

    private Main() { }

    /** Runs ktutor and ends the process with its exit status. */
    public static void main(String[] args) throws InterruptedException {
        int[] status = {ExitCodes.SOFTWARE};
        Thread main = new Thread(null, () -> status[0] = Ktutor.run(args), "ktutor", STACK_BYTES);
        main.start();
        main.join();
        System.out.flush();
        System.exit(status[0]);
    }
}
