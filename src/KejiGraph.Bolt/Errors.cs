using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Handshake;
using KejiGraph.Bolt.Messages;
using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt;

/// <summary>Every sentence that this project says when something is wrong.</summary>
internal static class Errors
{
    // PackStream

    public static BoltConnectionException UnknownMarker(byte marker) => Protocol(
        $"The server sent the byte {marker:X2} where a value must begin, and PackStream has no such marker.");

    public static BoltConnectionException TruncatedMessage(int length) => Protocol(
        $"A message of {length} bytes ends in the middle of a value.");

    public static BoltConnectionException UnexpectedKind(PackStreamKind expected, PackStreamKind found, int position) => Protocol(
        $"A value of kind {expected} was expected at byte {position} of a message, and one of kind {found} stands there.");

    public static BoltConnectionException UnexpectedStructure(string expected, byte tag, int size) => Protocol(
        $"A structure {expected} was expected, and one with tag {tag:X2} and {size} fields stands there.");

    public static BoltConnectionException OutOfRange(string what, long value) => Protocol(
        $"The server sent a {what} of {value}, which .NET cannot hold.");

    public static BoltConnectionException UnknownZone(string name) => Protocol(
        $"The server sent a time in the zone \"{name}\", which this machine does not know.");

    public static BoltConnectionException ValueTooDeep() => Protocol(
        $"The server sent a value that is nested deeper than {PackStreamReader.MaxDepth} levels.");

    public static BoltUsageException UnsupportedParameter(string parameter, Type type) => new(
        $"Parameter \"{parameter}\" holds a value of type {type.Name}, which Bolt cannot carry; "
        + "give null, bool, int, long, double, string, byte[], DateOnly, DateTimeOffset, or lists and maps of these.");

    public static BoltUsageException ParameterTooDeep(string parameter) => new(
        $"Parameter \"{parameter}\" is nested deeper than {PackStreamReader.MaxDepth} levels.");

    // Options

    public static BoltUsageException UriWithoutHost() => new(
        "Option Uri names no server; give one such as bolt://localhost:7687 or neo4j://localhost:7687.");

    public static BoltUsageException UriWithUser() => new(
        "Option Uri holds a user or a password; give them in option Auth, so that they do not show where the address is printed.");

    public static BoltUsageException UnknownScheme(string scheme) => new(
        $"Option Uri has the scheme \"{scheme}\"; it can be bolt, bolt+s, bolt+ssc, neo4j, neo4j+s or neo4j+ssc.");

    public static BoltUsageException ContextWithoutRouting(string scheme) => new(
        $"Option Uri has a query, which is a routing context, and the scheme \"{scheme}\", which does not route; "
        + "take the query away or use a neo4j scheme.");

    public static BoltUsageException BadContext(string name) => new(
        $"Option Uri has a routing context whose entry \"{name}\" is empty, given twice, or reserved; write ?name=value&other=value.");

    public static BoltUsageException OptionOutOfRange(string setting, object value, string expected) => new(
        FormattableString.Invariant($"Option {setting} is {value}; it must be {expected}."));

    public static BoltUsageException ClientClosed() => new("The client is closed; make a new one.");

    public static BoltUsageException TransactionOver() => new(
        "The transaction is over; run statements only before the work that it was given to returns.");

    public static BoltUsageException NoStatements() => new("A transaction was asked for without a statement; give at least one.");

    // Connecting

    public static BoltConnectionException Unreachable(string address, Exception error) => new(
        BoltConnectionFailure.Unreachable,
        $"The server {address} cannot be reached: {error.Message.TrimEnd('.')}. Check that it runs, its Bolt port, and the network between.",
        error);

    public static BoltConnectionException ConnectTimedOut(string address, TimeSpan timeout) => new(
        BoltConnectionFailure.Unreachable,
        $"No connection to the server {address} came about within {Seconds(timeout)} (option ConnectTimeout). "
        + "Check that it runs and that nothing between swallows what is sent.");

    public static BoltConnectionException TlsFailed(string address, Encryption encryption, Exception error) => new(
        BoltConnectionFailure.Tls,
        $"TLS with the server {address} did not come about: {error.Message.TrimEnd('.')}. "
        + (encryption == Encryption.Trusted
            ? "If the server has a certificate of your own, trust it on this machine or use the scheme with +ssc; if it has none, the scheme without +s."
            : "If the server has no TLS, use the scheme without +ssc."),
        error);

    public static BoltConnectionException ClosedInHandshake(string address, Exception error) => new(
        BoltConnectionFailure.Unreachable,
        $"The server {address} closed the connection during the handshake. It may be starting, be full, or ask for TLS (the scheme with +s).",
        error);

    public static BoltConnectionException NotBolt(string address, byte[] answer) => Protocol(
        $"The server {address} does not speak Bolt: {BoltHandshake.Describe(answer)}.");

    public static BoltConnectionException NoCommonVersion(string address, string? offered) => Protocol(
        $"The server {address} speaks no version of Bolt that this client speaks (4.4, 5.0 to 5.4, 5.6 to 5.8, 6.0)"
        + (offered is null ? "; it needs Neo4j 4.4 or newer." : $"; it offers {offered} and below."));

    public static BoltConnectionException ManifestTooLong(string address, ulong count, int limit) => Protocol(
        $"The server {address} announces {count} ranges of versions in its handshake; at most {limit} are read.");

    // Talking

    public static BoltServerException ServerFailure(string address, string code, string? status, string message) => new(
        code, status, message, $"The server {address} answered {(code.Length == 0 ? "a failure without a code" : code)}: {message}");

    public static BoltConnectionException Lost(string address, Exception error) => new(
        BoltConnectionFailure.Lost, $"The connection to the server {address} ended while an answer was awaited.", error);

    public static BoltConnectionException Silent(string address, TimeSpan timeout) => new(
        BoltConnectionFailure.Lost,
        $"The server {address} was silent for {Seconds(timeout)}, longer than it promised to be; the connection was closed.");

    public static BoltConnectionException TimedOut(string waitedFor, TimeSpan timeout) => new(
        BoltConnectionFailure.Timeout, $"The time allowed, {Seconds(timeout)}, ran out while waiting for {waitedFor}.");

    public static BoltConnectionException MessageTooLarge(string address, int limit) => Protocol(
        $"The server {address} sent a message of more than {limit} bytes (option MaxMessageBytes); ask for less in one record or raise it.");

    public static BoltConnectionException UnexpectedAnswer(string address, byte signature, string request) => Protocol(
        $"The server {address} sent a message {signature:X2} where an answer to {request} was awaited.");

    public static BoltConnectionException Ignored(string address, string request) => Protocol(
        $"The server {address} passed over {request} without having reported a failure.");

    public static InvalidOperationException WrongState(string request, string state) => new($"{request} cannot be sent in state {state}.");

    public static BoltUnknownOutcomeException UnknownOutcome(string address, Exception inner) => new(
        $"Nobody knows whether the server {address} has committed: {inner.Message} Look at the data before you write again.", inner);

    // Pool and routing

    public static BoltConnectionException PoolExhausted(string address, int limit, TimeSpan timeout) => new(
        BoltConnectionFailure.PoolExhausted,
        $"All {limit} connections to the server {address} (option MaxConnections) were in use for {Seconds(timeout)} "
        + "(option AcquisitionTimeout); ask less at once or raise MaxConnections.");

    public static BoltConnectionException PoolExhaustedAtDeadline(string address, int limit, TimeSpan timeout) => new(
        BoltConnectionFailure.PoolExhausted,
        $"The time allowed, {Seconds(timeout)}, ran out while all {limit} connections to the server {address} (option MaxConnections) were in "
        + "use; ask less at once or raise MaxConnections.");

    public static BoltUsageException PoolClosed(string address) => new(
        $"The client is closed, and with it its connections to the server {address}; make a new one.");

    public static BoltConnectionException NoServer(string initial, AccessMode mode) => new(
        BoltConnectionFailure.NoServer,
        $"The cluster behind {initial} names no server for {(mode == AccessMode.Read ? "reading" : "writing; it may be electing a leader")}.");

    public static BoltConnectionException NoRouter(string initial, Exception last) => new(
        BoltConnectionFailure.NoServer, $"No member of the cluster behind {initial} gives a routing table. The last one: {last.Message}", last);

    public static BoltConnectionException NoRoutingTable(string router) => Protocol(
        $"The server {router} answered ROUTE without a routing table; if it is a single server, use a bolt scheme.");

    public static BoltConnectionException BadAddress(string text) => Protocol(
        $"The routing table names a server \"{text}\", which is no address.");

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");

    private static BoltConnectionException Protocol(string message) => new(BoltConnectionFailure.Protocol, message);
}
