namespace KejiGraph.Server.Commands.Progress;

/// <summary>Shows how far a long command is: one stage after the other. Used by one thread.</summary>
internal interface IWorkProgress
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">What is done, such as the name of a file.</param>
    /// <param name="total">How much there is to do, in any unit.</param>
    void Begin(string stage, long total);

    /// <summary>So much of the stage is done, counted from its beginning.</summary>
    void Advance(long done);

    /// <summary>The stage ends.</summary>
    /// <param name="outcome">What came of it, such as a number of lines.</param>
    void End(string outcome);
}
