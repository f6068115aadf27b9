using Spectre.Console;

namespace KejiGraph.Server.Commands.Progress;

/// <summary>Progress as a bar for each stage, on a terminal.</summary>
internal sealed class BarProgress(ProgressContext bars) : IWorkProgress
{
    private string _stage = "";
    private ProgressTask? _bar;

    /// <summary>Does work while its bars are shown; as plain lines where no person watches.</summary>
    public static Task RunAsync(Func<IWorkProgress, Task> work) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? work(new LineProgress(Console.Out))
            : AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(bars => work(new BarProgress(bars)));

    /// <inheritdoc/>
    public void Begin(string stage, long total)
    {
        _stage = Markup.Escape(stage);
        _bar = bars.AddTask(_stage, maxValue: Math.Max(1, total));
    }

    /// <inheritdoc/>
    public void Advance(long done) => _bar!.Value = done;

    /// <inheritdoc/>
    public void End(string outcome)
    {
        _bar!.Value = _bar.MaxValue;
        _bar.Description = $"{_stage}: {Markup.Escape(outcome)}";
    }
}
