package dev.ktutor.app;

import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PrivateKeyPair;
import java.math.BigInteger;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * RSA keys made ahead: who asks for a size is likely to ask for it again, so from the first time on a few of that size are
 * made while nobody waits. A key is given out once. Whoever finds none ready makes one, beside the one that is being made.
 */
final class KeysAhead implements KeyGenerator {
    private static final int READY = 2;
    private static final int SMALLEST = 1024;
    private static final int LARGEST = 4096;

    private final KeyGenerator source;
    private final Executor idle;
    private final Map<Integer, Stock> stocks = new ConcurrentHashMap<>();

    /** Keys from the source, made ahead on the executor. */
    KeysAhead(KeyGenerator source, Executor idle) {
        this.source = source;
        this.idle = idle;
    }

    /** Keys made when they are asked for and ahead by a thread of lowest priority, which ends with the program. */
    static KeyGenerator inBackground() {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread worker = new Thread(work, "keys-ahead");
            worker.setDaemon(true);
            worker.setPriority(Thread.MIN_PRIORITY);
            return worker;
        });
        return new KeysAhead(KeyGenerator.direct(), thread);
    }

    @Override
    public PrivateKeyPair rsa(int bits, BigInteger publicExponent) {
        if (bits < SMALLEST || bits > LARGEST || !publicExponent.equals(F4)) {
            return source.rsa(bits, publicExponent);
        }
        Stock stock = stocks.computeIfAbsent(bits, Stock::new);
        PrivateKeyPair ready = stock.keys.poll();
        stock.fill();
        return ready != null ? ready : source.rsa(bits);
    }

    /** The keys of one size that wait, and whether one more is being made. */
    private final class Stock {
        private final int bits;
        private final Queue<PrivateKeyPair> keys = new ConcurrentLinkedQueue<>();
        private boolean filling;

        Stock(int bits) {
            this.bits = bits;
        }

        synchronized void fill() {
            if (!filling && keys.size() < READY) {
                filling = true;
                idle.execute(this::one);
            }
        }

        private void one() {
            keys.add(source.rsa(bits));
            synchronized (this) {
                filling = false;
            }
            fill();
        }
    }
}
