namespace KejiGraph.Server.WebSockets;

/// <summary>The operations of one connection, by the ids that its client gave them. Safe to share.</summary>
/// <param name="max">
/// How many may run at once. One that was stopped counts until it has ended, so that stopping is no way around.
/// </param>
internal sealed class OperationTable(int max)
{
    private readonly Lock _lock = new();

    // Both are written and read by the reader of the connection and by the operations, under the lock.
    private readonly Dictionary<string, Operation> _active = new(StringComparer.Ordinal);
    private readonly HashSet<Operation> _running = [];

    private TaskCompletionSource? _allEnded;

    /// <summary>Takes an id for a new operation.</summary>
    public Admission TryBegin(string id, out Operation operation)
    {
        operation = new Operation(this, id);
        lock (_lock)
        {
            if (_active.ContainsKey(id))
            {
                return Admission.IdInUse;
            }

            if (_running.Count >= max || _allEnded is not null)
            {
                return Admission.TooMany;
            }

            _active.Add(id, operation);
            _running.Add(operation);
            return Admission.Begun;
        }
    }

    /// <summary>Stops an operation. An id that is not in use is no mistake: its operation may just have ended.</summary>
    public void Stop(string id)
    {
        lock (_lock)
        {
            if (_active.Remove(id, out var operation))
            {
                operation.Stop();
            }
        }
    }

    /// <summary>Stops all operations, lets none begin any more, and waits until each has ended.</summary>
    public async Task StopAllAsync()
    {
        lock (_lock)
        {
            _allEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _active.Clear();
            if (_running.Count == 0)
            {
                _allEnded.TrySetResult();
            }

            foreach (var operation in _running)
            {
                operation.Stop();
            }
        }

        await _allEnded.Task;
    }

    internal bool TryComplete(Operation operation)
    {
        lock (_lock)
        {
            return Forget(operation);
        }
    }

    internal void End(Operation operation)
    {
        lock (_lock)
        {
            Forget(operation);
            _running.Remove(operation);
            if (_running.Count == 0)
            {
                _allEnded?.TrySetResult();
            }
        }
    }

    /// <summary>Frees the id of an operation, unless it was freed before: another operation may have it by now.</summary>
    private bool Forget(Operation operation) =>
        _active.TryGetValue(operation.Id, out var holder) && holder == operation && _active.Remove(operation.Id);
}

/// <summary>Whether an operation may begin.</summary>
internal enum Admission
{
    /// <summary>It has begun.</summary>
    Begun,

    /// <summary>Another operation has its id.</summary>
    IdInUse,

    /// <summary>As many run as may.</summary>
    TooMany,
}
