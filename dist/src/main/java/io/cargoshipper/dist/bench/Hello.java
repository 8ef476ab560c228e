package io.cargoshipper.dist.bench;

/** The least that a JVM can do, to measure against. */
final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
