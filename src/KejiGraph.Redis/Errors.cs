namespace KejiGraph.Redis;

/// <summary>Every sentence that this project says when something is wrong.</summary>
internal static class Errors
{
    // Options

    public static RedisUsageException UnknownScheme() => new(
        "The address of Redis must begin with redis://, rediss://, redis+sentinel:// or rediss+sentinel://, such as redis://localhost:6379.");

    public static RedisUsageException UserWithoutPassword() => new(
        "The address of Redis holds a user without a password; write redis://user:password@host, or redis://:password@host for the default user.");

    public static RedisUsageException BadHost(string host) => new(
        $"The address of Redis holds \"{host}\" where a host with or without a port must stand, such as localhost:6379.");

    public static RedisUsageException NoMasterName() => new(
        "The address of Sentinels must end with the name of the master, such as redis+sentinel://localhost:26379/mymaster.");

    public static RedisUsageException BadDatabase(string text) => new(
        $"The address of Redis ends with \"{text}\" where the number of a database must stand, such as 0.");

    public static RedisUsageException OptionOutOfRange(string option, object value, string expected) => new(
        FormattableString.Invariant($"Option {option} is {value}; it must be {expected}."));

    // Using

    public static RedisUsageException ClientClosed() => new("The client is closed; make a new one.");

    public static RedisUsageException NoCommand() => new("A command needs a name; give at least one argument.");

    public static RedisUsageException NoChannels() => new("A subscription needs at least one channel.");

    public static RedisUsageException WrongKind(string expected, RedisReply reply) => new($"The reply is of kind {reply.Kind}, not {expected}.");

    public static RedisServerException Server(string address, RedisReply error)
    {
        var text = error.AsText();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new RedisServerException(space < 0 ? text : text[..space], text, $"The server {address} answered: {text}");
    }

    // Connecting

    public static RedisConnectionException NotConnected(string address, string? reason) => new(
        RedisConnectionFailure.NotConnected,
        reason is null
            ? $"There is no connection to the server {address} yet; the first one is being made."
            : $"There is no connection to the server {address}; the next try follows by itself. The last one: {reason}");

    public static RedisConnectionException Unreachable(string address, Exception error) => new(
        RedisConnectionFailure.Unreachable,
        $"The server {address} cannot be reached: {error.Message.TrimEnd('.')}. Check that it runs, its port, and the network between.",
        error);

    public static RedisConnectionException ConnectTimedOut(string address, TimeSpan timeout) => new(
        RedisConnectionFailure.Timeout,
        $"No connection to the server {address} came about within {Seconds(timeout)} (option ConnectTimeout). "
        + "Check that it runs and that nothing between swallows what is sent.");

    public static RedisConnectionException TlsFailed(string address, Exception error) => new(
        RedisConnectionFailure.Tls,
        $"TLS with the server {address} did not come about: {error.Message.TrimEnd('.')}. Check that it listens for TLS on this port and "
        + "that this machine trusts its certificate.",
        error);

    /// <summary>Old servers repeat the arguments of a command that they do not know, and with HELLO the password is among them.</summary>
    public static RedisConnectionException Refused(string address, string command, RedisReply error, string? password) => new(
        RedisConnectionFailure.Refused,
        $"The server {address} refused {command}: {(string.IsNullOrEmpty(password) ? error.AsText() : error.AsText().Replace(password, "…", StringComparison.Ordinal))}");

    // Talking

    public static RedisConnectionException Lost(string address, Exception error) => new(
        RedisConnectionFailure.Lost, $"The connection to the server {address} ended: {error.Message.TrimEnd('.')}.", error);

    public static RedisConnectionException TimedOut(string address, TimeSpan timeout) => new(
        RedisConnectionFailure.Timeout,
        $"The server {address} did not reply within {Seconds(timeout)} (option ReplyTimeout); the connection was closed.");

    public static RedisConnectionException Overloaded(string address, int limit) => new(
        RedisConnectionFailure.Overloaded,
        $"More than {limit} bytes (option MaxQueuedBytes) wait to be sent to the server {address}; the command was not sent.");

    public static RedisConnectionException NotResp(string address, string found) => Protocol(
        $"The server {address} does not speak RESP: it sent {found}.");

    public static RedisConnectionException TooLarge(string address, int limit) => Protocol(
        $"The server {address} sent a reply that takes more than {limit} bytes (option MaxReplyBytes).");

    public static RedisConnectionException TooDeep(string address, int limit) => Protocol(
        $"The server {address} sent a reply that is nested deeper than {limit} levels.");

    public static RedisConnectionException Unasked(string address) => Protocol($"The server {address} sent a reply that nobody asked for.");

    public static RedisConnectionException UnexpectedReply(string address, string command, RedisReply reply) => Protocol(
        $"The server {address} answered {command} with a reply of kind {reply.Kind}, which is not of the form that was expected.");

    public static RedisConnectionException CallbackFailed(Exception error) => new(
        RedisConnectionFailure.Lost, $"A callback failed, and the connection was closed for it: {error.Message.TrimEnd('.')}.", error);

    // Cluster and Sentinel

    public static RedisConnectionException NoSlotMap(Exception? last) => new(
        RedisConnectionFailure.NoServer,
        "No node of the cluster has told yet which slots it serves" + (last is null ? "." : $". The last one: {last.Message}"),
        last);

    public static RedisConnectionException NoNode(int slot) => new(
        RedisConnectionFailure.NoServer, $"No node of the cluster serves the hash slot {slot} now.");

    public static RedisConnectionException TooManyRedirections(int limit, RedisReply last) => new(
        RedisConnectionFailure.NoServer, $"The cluster redirected a command more than {limit} times; the last answer was: {last.AsText()}");

    public static RedisConnectionException NoSentinel(Exception? last) => new(
        RedisConnectionFailure.NoServer, $"None of the Sentinels can be reached. The last one: {last?.Message}", last);

    public static RedisConnectionException UnknownMaster(string name) => new(
        RedisConnectionFailure.NoServer, $"The Sentinels know no master \"{name}\".");

    public static RedisConnectionException NotMaster(string address, string role) => new(
        RedisConnectionFailure.NoServer, $"The server {address}, which a Sentinel names as the master, has the role {role}; a failover may be under way.");

    public static RedisConnectionException MasterMoved(string address) => new(
        RedisConnectionFailure.Lost, $"The connection was closed because the master is now {address}.");

    public static RedisConnectionException ReadOnly(string address) => new(
        RedisConnectionFailure.Lost, $"The connection was closed because the server {address} is read-only; the master is looked for.");

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");

    private static RedisConnectionException Protocol(string message) => new(RedisConnectionFailure.Protocol, message);
}
