using KejiGraph.Embedded.Running.Rows;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Running;

/// <summary>What one run of a plan works with. Used by one thread.</summary>
internal sealed class RunContext(
    Snapshot snapshot, PlanArguments arguments, IResultSink sink, ReadRecorder? reads, Deadline deadline)
{
    private readonly PagePool _pages = PagePool.Take();
    private object?[] _prepared = [];

    public Snapshot Snapshot { get; } = snapshot;

    public PlanArguments Arguments { get; } = arguments;

    public IResultSink Sink { get; } = sink;

    /// <summary>Notes what is read; null when nobody asks.</summary>
    public ReadRecorder? Reads { get; } = reads;

    public Deadline Deadline { get; } = deadline;

    /// <summary>Makes room for what the steps of a plan prepare of their operands, and returns where it begins.</summary>
    public int Reserve(int slots)
    {
        var first = _prepared.Length;
        Array.Resize(ref _prepared, first + slots);
        return first;
    }

    /// <summary>What a step made of its operand; made at the first use in the run.</summary>
    public T Prepared<T, TState>(int slot, TState state, Func<RunContext, TState, T> prepare)
        where T : class
    {
        // Not a field reference: preparing may reserve more slots and so move them.
        if (_prepared[slot] is T ready)
        {
            return ready;
        }

        var made = prepare(this, state);
        _prepared[slot] = made;
        return made;
    }

    /// <summary>A list for the rows of a page, to be given back with <see cref="Return"/>.</summary>
    public PageRows RentPage() => _pages.Rent();

    /// <summary>Takes a list back.</summary>
    public void Return(PageRows page) => _pages.Return(page);

    /// <summary>Ends the run. After an exception it need not be called.</summary>
    public void Complete()
    {
        Reads?.Complete();
        _pages.Keep();
    }
}
