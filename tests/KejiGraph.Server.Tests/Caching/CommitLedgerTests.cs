using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CommitLedgerTests
{
    private const ulong Read = 5;
    private const ulong Other = 6;

    private readonly CommitLedger _ledger = new();

    [Fact]
    public void An_answer_is_good_until_a_later_commit_writes_what_it_read()
    {
        _ledger.Record(1, [Read]);
        var entry = Entry(sequence: 1);
        Assert.True(_ledger.Admits(entry, _ledger.Last));

        _ledger.Record(2, [Other]);
        Assert.True(_ledger.IsGood(entry));
        _ledger.Record(3, [Other, Read]);
        Assert.False(_ledger.IsGood(entry));
    }

    [Fact]
    public void A_commit_that_is_heard_of_late_counts_by_its_number()
    {
        _ledger.Record(3, [Other]);
        var early = Entry(sequence: 1);
        var late = Entry(sequence: 3);
        Assert.True(_ledger.Admits(early, _ledger.Last));
        Assert.True(_ledger.Admits(late, _ledger.Last));

        _ledger.Record(2, [Read]);

        Assert.False(_ledger.IsGood(early));
        Assert.True(_ledger.IsGood(late));
    }

    [Fact]
    public void A_commit_of_the_whole_graph_touches_every_answer()
    {
        var entry = Entry(sequence: 1);
        Assert.True(_ledger.Admits(entry, _ledger.Last));

        _ledger.Record(2, [Graph.Changes.DependencyHash.Graph]);

        Assert.False(_ledger.IsGood(entry));
    }

    [Fact]
    public void After_a_reset_nothing_from_before_is_good_wherever_it_was_kept()
    {
        _ledger.Record(7, [Other]);
        var kept = Entry(sequence: 7);
        Assert.True(_ledger.Admits(kept, _ledger.Last));
        var began = _ledger.Last;

        _ledger.Reset();

        Assert.False(_ledger.IsGood(kept));
        Assert.False(_ledger.Admits(Entry(sequence: 7), began));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 7)));
        Assert.False(_ledger.Admits(Entry(sequence: 6), _ledger.Last));
        Assert.True(_ledger.Admits(Entry(sequence: 7), _ledger.Last));
        _ledger.Record(8, [Other]);
        Assert.True(_ledger.AdmitsFromOutside(Entry(sequence: 8)));
    }

    [Fact]
    public void While_it_is_suspended_nothing_is_good_and_after_it_what_shows_the_last_commit()
    {
        _ledger.Resume(9);
        _ledger.Suspend();
        Assert.False(_ledger.Admits(Entry(sequence: 9), _ledger.Last));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 9)));

        _ledger.Resume(9);

        Assert.True(_ledger.Admits(Entry(sequence: 9), _ledger.Last));
        Assert.True(_ledger.AdmitsFromOutside(Entry(sequence: 9)));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 8)));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 10)));
    }

    private static CacheEntry Entry(long sequence) => new(new CacheKey(UInt128.One), [1], [Read], sequence, made: 0, TimeSpan.FromHours(1));
}
