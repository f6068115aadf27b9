using System.Globalization;

namespace KejiGraph.Embedded.Durability;

/// <summary>
/// Keeps a database to one process: an exclusive lock on <c>file.lock</c>, which the operating system drops when the process
/// ends however it ends, and the holder's number in <c>file.holder</c> beside it, which others can read.
/// </summary>
internal sealed class HolderLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _holderPath;

    private HolderLock(FileStream held, string holderPath)
    {
        _lock = held;
        _holderPath = holderPath;
    }

    /// <summary>Takes the lock of a database.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">Another process holds it, or it cannot be written.</exception>
    public static HolderLock Take(string databasePath)
    {
        var holderPath = databasePath + ".holder";
        FileStream held;
        try
        {
            held = new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Errors.CannotOpen(databasePath, cause);
        }
        catch (IOException cause) when (!File.Exists(holderPath))
        {
            throw Errors.CannotOpen(databasePath, cause);
        }
        catch (IOException)
        {
            throw Errors.InUse(databasePath, File.ReadAllText(holderPath).Trim());
        }

        File.WriteAllText(holderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        return new HolderLock(held, holderPath);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_holderPath);
        _lock.Dispose();
    }
}
