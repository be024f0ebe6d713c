package de.mojoinstitut.core.region;

/**
 * A company that sells for us in a region and is paid for it. People act for it; who is under
 * contract may change, and whoever was keeps what it earned.
 *
 * @param id as contracts, ledger and payouts name it
 */
public record Distributor(String id, String name, RegionCode region) {}
