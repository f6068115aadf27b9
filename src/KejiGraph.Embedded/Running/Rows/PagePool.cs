namespace KejiGraph.Embedded.Running.Rows;

/// <summary>
/// Lists for the rows of pages: one for each connection that is open at a time. A thread keeps them from run to run, so that they
/// grow once and a run allocates the same however many rows it reads.
/// </summary>
internal sealed class PagePool
{
    private const int MostKeptRows = 10_000;

    // Writer and reader: the thread itself.
    [ThreadStatic]
    private static PagePool? _kept;

    private readonly Stack<PageRows> _free = new();

    private PagePool()
    {
    }

    /// <summary>The lists that the thread kept; none when it has kept none or they are in use.</summary>
    public static PagePool Take()
    {
        var pool = _kept ?? new PagePool();
        _kept = null;
        return pool;
    }

    /// <summary>Keeps the lists for the next run on the thread.</summary>
    public void Keep() => _kept = this;

    /// <summary>A list, empty.</summary>
    public PageRows Rent() => _free.TryPop(out var page) ? page : new PageRows();

    /// <summary>Takes a list back; one that a very large page has made long is dropped.</summary>
    public void Return(PageRows page)
    {
        if (page.Rows.Capacity <= MostKeptRows)
        {
            page.Clear();
            _free.Push(page);
        }
    }
}
