using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>What went wrong, as the API tells it.</summary>
public sealed record Problem(string Error, string Message, IReadOnlyList<FieldError>? Fields = null);
