using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http;

/// <summary>Executes one request for a transport, as <see cref="RequestExecution.ExecuteAsync"/> does.</summary>
internal delegate ValueTask<GraphQLResponse> ExecuteRequest(
    ParsedRequest request, Func<GraphQLRequest, GraphQLRequest> complete, CancellationToken cancellationToken);
