using System.Text;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>Finds the service, protocol and operation of a request, calls it, and shapes the answer or the error for that protocol.</summary>
internal sealed class RequestRouter(Cloud cloud, IReadOnlyList<ServiceDeclaration> services)
{
    private const string OperationSeparator = "/operation/";

    public async ValueTask<HttpAnswer> AnswerAsync(HttpCall http, CancellationToken cancellationToken)
    {
        if (services.FirstOrDefault(service => service.OwnsAddress(http)) is { Rest: { } owner } addressed)
        {
            return await RestAsync(http, addressed, owner(cloud), cancellationToken);
        }

        if (http.Header("smithy-protocol") == "rpc-v2-cbor")
        {
            var (name, operation) = CborPath(http.RawPath);
            var service = services.FirstOrDefault(service => service.CborName == name);
            return await OperationAsync(http, service, operation, AwsProtocol.Cbor, name, cancellationToken);
        }

        if (http.Header("X-Amz-Target") is { } target)
        {
            var dot = target.LastIndexOf('.');
            var prefix = dot < 0 ? target : target[..dot];
            var protocol = http.Header("Content-Type")?.StartsWith("application/x-amz-json-1.0", StringComparison.Ordinal) == true ? AwsProtocol.Json10 : AwsProtocol.Json11;
            return await OperationAsync(http, services.FirstOrDefault(service => service.TargetPrefix == prefix), target[(dot + 1)..], protocol, prefix, cancellationToken);
        }

        var found = http.Credential is { } credential
            ? services.FirstOrDefault(service => service.SigningName == credential.Service)
            : services.FirstOrDefault(service => service.ClaimsUnsigned(http));
        if (found?.Rest is { } rest)
        {
            return await RestAsync(http, found, rest(cloud), cancellationToken);
        }

        return await QueryAsync(http, found, cancellationToken);
    }

    private async ValueTask<HttpAnswer> RestAsync(HttpCall http, ServiceDeclaration service, IRestService rest, CancellationToken cancellationToken)
    {
        if (cloud.Faults.TakeThrottle(service.SigningName))
        {
            return service.RestError?.Invoke(TooManyRequests()) ?? QueryProtocol.Error(service, Throttled(), http.RequestId);
        }

        return await rest.CallAsync(http, cancellationToken);
    }

    private async ValueTask<HttpAnswer> QueryAsync(HttpCall http, ServiceDeclaration? service, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] form = [.. FormText.Parse(http.RawQuery), .. FormText.Parse(Encoding.UTF8.GetString(http.Body))];
        var operation = form.FirstOrDefault(static pair => pair.Key == "Action").Value;
        if (operation is null)
        {
            var asked = http.Credential?.Service ?? $"{http.Method} {http.RawPath}";
            return QueryProtocol.Error(service, new("UnknownService", $"LocalCloud does not model the service that this request asks for: {asked}", 501), http.RequestId);
        }

        var version = form.FirstOrDefault(static pair => pair.Key == "Version").Value;
        service ??= http.Credential is null ? services.FirstOrDefault(service => service.QueryVersion == version) : null;
        return await OperationAsync(http, service, operation, AwsProtocol.Query, http.Credential?.Service ?? version ?? "", cancellationToken, form);
    }

    private async ValueTask<HttpAnswer> OperationAsync(
        HttpCall http, ServiceDeclaration? service, string operation, AwsProtocol protocol, string asked, CancellationToken cancellationToken, KeyValuePair<string, string>[]? form = null)
    {
        try
        {
            if (service?.Operations is not { } make)
            {
                throw new AwsException("UnknownService", $"LocalCloud does not model the service '{asked}' (operation {operation})", 501);
            }

            if (http.Credential is null && !service.UnsignedOperations.Contains(operation))
            {
                throw new AwsException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
            }

            cloud.Options.OnOperation?.Invoke(operation);
            if (cloud.Faults.TakeThrottle(operation))
            {
                throw Throttled();
            }

            var input = protocol switch
            {
                AwsProtocol.Query => QueryProtocol.ReadInput(form ?? []),
                AwsProtocol.Cbor => CborProtocol.ReadInput(http.Body),
                _ => JsonProtocol.ReadInput(http.Body),
            };
            var output = await make(cloud).CallAsync(new AwsCall(operation, input, protocol, http), cancellationToken);
            if (service.DoubleMembers.Count > 0 && protocol != AwsProtocol.Query)
            {
                DoubleMembers.Mark(output, service.DoubleMembers);
            }

            return Answer(service, operation, protocol, output, http.RequestId);
        }
        catch (AwsException error)
        {
            return protocol switch
            {
                AwsProtocol.Query => QueryProtocol.Error(service, error, http.RequestId),
                AwsProtocol.Cbor => CborProtocol.Error(error, service?.ErrorNamespace),
                _ => JsonProtocol.Error(protocol, error, service?.ErrorNamespace),
            };
        }
    }

    /// <summary>The refusal of an operation that a service does not model.</summary>
    public static AwsException UnknownOperation(ServiceDeclaration service, string operation) =>
        new(service.UnknownOperationCode, $"LocalCloud does not model the operation {operation} of {service.SigningName}", 400);

    private static HttpAnswer Answer(ServiceDeclaration service, string operation, AwsProtocol protocol, JsonObject? output, string requestId) => protocol switch
    {
        AwsProtocol.Query => QueryProtocol.Answer(service, operation, output, requestId),
        AwsProtocol.Cbor => CborProtocol.Answer(output),
        _ => JsonProtocol.Answer(protocol, output),
    };

    private static AwsException TooManyRequests() => new("TooManyRequestsException", "Too Many Requests", 429);

    private static AwsException Throttled() => new("Throttling", "Rate exceeded");

    private static (string Service, string Operation) CborPath(string path)
    {
        var at = path.IndexOf(OperationSeparator, StringComparison.Ordinal);
        return at > 0 && path.StartsWith("/service/", StringComparison.Ordinal) ? (path["/service/".Length..at], path[(at + OperationSeparator.Length)..]) : ("", path);
    }
}
