using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CommitLedgerTests
{
    private const ulong Read = 5;
    private const ulong Other = 6;

    private readonly CommitLedger _ledger = new(new ManualTime());

    [Fact]
    public void An_answer_is_good_until_a_later_commit_writes_what_it_read()
    {
        _ledger.Record(1, [Read]);
        var entry = Entry(sequence: 1);
        Assert.True(_ledger.Admits(entry, _ledger.Last));

        _ledger.Record(2, [Other]);
        Assert.Equal(Standing.Good, Judge(entry));
        _ledger.Record(3, [Other, Read]);
        Assert.Equal(Standing.Stale, Judge(entry));
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

        Assert.Equal(Standing.Stale, Judge(early));
        Assert.Equal(Standing.Good, Judge(late));
    }

    [Fact]
    public void A_commit_of_the_whole_graph_touches_every_answer()
    {
        var entry = Entry(sequence: 1);
        Assert.True(_ledger.Admits(entry, _ledger.Last));

        _ledger.Record(2, [Graph.Changes.DependencyHash.Graph]);

        Assert.Equal(Standing.Stale, Judge(entry));
    }

    [Fact]
    public void After_a_reset_no_answer_from_before_is_good_nor_one_that_was_being_made()
    {
        _ledger.Record(1, [Other]);
        var kept = Entry(sequence: 1);
        Assert.True(_ledger.Admits(kept, _ledger.Last));
        var began = _ledger.Last;

        _ledger.Reset();

        Assert.Equal(Standing.Void, Judge(kept));
        Assert.False(_ledger.Admits(Entry(sequence: 1), began));
        Assert.True(_ledger.Admits(Entry(sequence: 1), _ledger.Last));
    }

    [Fact]
    public void A_reset_forgets_no_commit()
    {
        _ledger.Record(1, [Other]);
        _ledger.Record(2, [Read]);

        _ledger.Reset();

        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 1)));
        Assert.True(_ledger.AdmitsFromOutside(Entry(sequence: 2)));
    }

    [Fact]
    public void A_number_that_is_missing_holds_the_complete_ones_back_until_it_comes()
    {
        _ledger.Record(1, [Other]);
        _ledger.Record(3, [Other]);
        _ledger.Record(4, [Other]);
        Assert.Equal(1, _ledger.Complete);

        _ledger.Record(2, [Other]);

        Assert.Equal(4, _ledger.Complete);
    }

    [Fact]
    public void When_commits_are_missed_only_answers_that_show_them_are_good()
    {
        _ledger.Record(1, [Other]);
        var kept = Entry(sequence: 1);
        Assert.True(_ledger.Admits(kept, _ledger.Last));
        _ledger.Record(9, [Read]);
        _ledger.Record(11, [Other]);

        _ledger.Miss(8);

        Assert.Equal(9, _ledger.Complete);
        Assert.Equal(Standing.Void, Judge(kept));
        Assert.False(_ledger.Admits(Entry(sequence: 7), _ledger.Last));
        Assert.False(_ledger.Admits(Entry(sequence: 8), _ledger.Last));
        Assert.True(_ledger.Admits(Entry(sequence: 9), _ledger.Last));
    }

    [Fact]
    public void What_was_noted_anyhow_is_not_missed()
    {
        _ledger.Record(1, [Other]);
        var kept = Entry(sequence: 1);
        Assert.True(_ledger.Admits(kept, _ledger.Last));

        _ledger.Miss(1);

        Assert.Equal(Standing.Good, Judge(kept));
    }

    [Fact]
    public void An_answer_from_outside_that_shows_a_later_commit_than_any_known_is_of_another_graph()
    {
        _ledger.Miss(9);

        Assert.True(_ledger.AdmitsFromOutside(Entry(sequence: 9)));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 8)));
        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 10)));
    }

    [Fact]
    public void What_was_made_before_more_commits_than_are_remembered_is_not_good()
    {
        var old = Entry(sequence: 1);
        for (var sequence = 1; sequence <= CommitLedger.Remembered + 2; sequence++)
        {
            _ledger.Record(sequence, [Other]);
        }

        Assert.False(_ledger.Admits(old, _ledger.Last));
        Assert.True(_ledger.Admits(Entry(sequence: 2), _ledger.Last));
    }

    [Fact]
    public void After_a_write_of_unknown_outcome_only_what_shows_a_later_commit_is_taken_from_outside()
    {
        _ledger.Record(1, [Other]);
        _ledger.Suspect();

        Assert.False(_ledger.AdmitsFromOutside(Entry(sequence: 1)));
        Assert.True(_ledger.Admits(Entry(sequence: 1), _ledger.Last));
        _ledger.Record(2, [Other]);
        Assert.True(_ledger.AdmitsFromOutside(Entry(sequence: 2)));
    }

    [Fact]
    public void A_stale_answer_is_void_once_commits_were_missed()
    {
        var entry = Entry(sequence: 0);
        Assert.True(_ledger.Admits(entry, _ledger.Last));
        _ledger.Record(1, [Read]);
        Assert.Equal(Standing.Stale, Judge(entry));

        _ledger.Miss(2);

        Assert.Equal(Standing.Void, Judge(entry));
    }

    private Standing Judge(CacheEntry entry) => _ledger.Judge(entry, out _);

    private static CacheEntry Entry(long sequence) => new(new CacheKey(UInt128.One), [1], [Read], sequence, made: 0, TimeSpan.FromHours(1), CachePolicy.None);
}
