namespace KejiGraph.Testing.Servers;

/// <summary>A process that was sent SIGSTOP. Its threads stop one after the other, some after the signal was taken.</summary>
internal static class StoppedProcess
{
    /// <summary>Waits until none of its threads runs. Where the system does not tell, it is taken to be so.</summary>
    public static void Wait(int id)
    {
        var tasks = $"/proc/{id}/task";
        while (Directory.Exists(tasks) && Directory.GetDirectories(tasks).Any(IsRunning))
        {
            Thread.Yield();
        }
    }

    private static bool IsRunning(string task)
    {
        try
        {
            // The state follows the name of the program, which stands in brackets.
            var stat = File.ReadAllText(Path.Combine(task, "stat"));
            return stat[stat.LastIndexOf(')') + 2] is not ('T' or 't' or 'Z' or 'X');
        }
        catch (IOException)
        {
            // The thread ended.
            return false;
        }
    }
}
