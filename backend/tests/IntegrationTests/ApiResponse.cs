using System.Net;
using System.Text.Json.Nodes;

namespace AiChef.IntegrationTests;

/// <summary>An answer of the API.</summary>
public sealed record ApiResponse(HttpStatusCode Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers);
