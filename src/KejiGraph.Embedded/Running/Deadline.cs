namespace KejiGraph.Embedded.Running;

/// <summary>Ends a run that takes too long or is no longer wanted. Looked at once in a thousand rows.</summary>
internal sealed class Deadline(TimeProvider clock, TimeSpan timeout, CancellationToken cancellationToken)
{
    private const int RowsBetweenLooks = 1024;

    private readonly long _start = clock.GetTimestamp();
    private int _rowsLeft = RowsBetweenLooks;

    /// <summary>To be called for every row that is visited.</summary>
    public void CountRow()
    {
        if (--_rowsLeft == 0)
        {
            Look();
        }
    }

    private void Look()
    {
        _rowsLeft = RowsBetweenLooks;
        cancellationToken.ThrowIfCancellationRequested();
        if (clock.GetElapsedTime(_start) > timeout)
        {
            throw Errors.TimedOut(timeout);
        }
    }
}
