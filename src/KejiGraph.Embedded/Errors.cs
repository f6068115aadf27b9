using KejiGraph.Graph.Stores;

namespace KejiGraph.Embedded;

/// <summary>The sentences with which the embedded store refuses to open or to go on.</summary>
internal static class Errors
{
    public static GraphStoreException InUse(string path, string holder) => new(
        StoreFailure.Unavailable,
        $"The database \"{path}\" is in use by process {holder}; stop that process or choose another file.");

    public static GraphStoreException CannotOpen(string path, Exception cause) => new(
        StoreFailure.Unavailable, $"The database \"{path}\" cannot be opened for writing: {cause.Message}", cause);

    public static GraphStoreException Damaged(string path, string what, Exception? cause = null) => new(
        StoreFailure.Damaged, $"The database \"{path}\" is damaged: {what} Restore it from a backup.", cause);

    public static GraphStoreException OtherFormat(string path, string found, int expected) => new(
        StoreFailure.Damaged,
        $"The database \"{path}\" has format {found}, and this version reads format {expected}; use the version that wrote it.");

    public static GraphStoreException OtherModel(string path, Exception cause) => new(
        StoreFailure.Damaged, $"The database \"{path}\" does not fit the model: {cause.Message}", cause);

    public static GraphStoreException WriteFailed(string path, Exception cause) => new(
        StoreFailure.Unavailable, $"The database \"{path}\" took nothing of this batch: {cause.Message}", cause);

    public static GraphStoreException Stopped() => new(
        StoreFailure.Unavailable, "The store has stopped; nothing of this batch was written.");

    public static GraphStoreException TooManyTypes(int types, int most) => new(
        StoreFailure.InvalidChange, $"The model has {types} node types; the embedded store holds at most {most}.");

    public static GraphStoreException TooManyNodes(string type, int most) => new(
        StoreFailure.Unavailable, $"The embedded store holds at most {most} nodes of type {type}, counting those deleted since the start.");

    public static GraphStoreException TimedOut(TimeSpan timeout) => new(
        StoreFailure.Timeout, $"The query took longer than the {timeout.TotalSeconds:0.###} s it may take; ask for fewer rows or narrow the filter.");
}
