namespace KejiGraph.Testing;

/// <summary>
/// Something from outside that a test needs: a program, packages, a server. Where it is absent the test is skipped with the reason;
/// in CI, which promises to have it, the test fails.
/// </summary>
public static class Requirement
{
    /// <summary>Skips or fails the test when the requirement is not met.</summary>
    public static void Check(bool isMet, string reason)
    {
        if (isMet)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"CI must provide it: {reason}");
        }

        Assert.Skip(reason);
    }
}
