namespace KejiGraph.Server.Commands.Progress;

/// <summary>Progress as plain lines, for logs: one at the end of each stage, and one for each tenth of a large one.</summary>
internal sealed class LineProgress(TextWriter output) : IWorkProgress
{
    private const long Large = 200_000;
    private const int Parts = 10;

    private string _stage = "";
    private long _total;
    private long _told;

    /// <inheritdoc/>
    public void Begin(string stage, long total)
    {
        _stage = stage;
        _total = total;
        _told = 0;
    }

    /// <inheritdoc/>
    public void Advance(long done)
    {
        var part = _total < Large ? 0 : done * Parts / _total;
        if (part > _told && part < Parts)
        {
            _told = part;
            output.WriteLine($"{_stage}: {part * 100 / Parts} %");
        }
    }

    /// <inheritdoc/>
    public void End(string outcome) => output.WriteLine($"{_stage}: {outcome}");
}
