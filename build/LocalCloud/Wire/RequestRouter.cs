using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Finds the service, protocol and operation of a request, calls it, and shapes the answer or the error for that
/// protocol.
/// </summary>
internal sealed class RequestRouter(Cloud cloud, IReadOnlyList<ServiceDeclaration> services)
{
    private const string OperationSeparator = "/operation/";
    private const string UnknownOperationCode = "UnknownOperationException";
    private const string UnknownOperationText = "The requested operation is not recognized by the service.";

    /// <summary>The addressee of a request, from its headers alone.</summary>
    public RequestRoute Find(HttpCall http)
    {
        if (services.FirstOrDefault(service => service.OwnsAddress(http)) is { } addressed)
        {
            return new(addressed, null, null, addressed.SigningName);
        }

        if (http.Header("smithy-protocol") == "rpc-v2-cbor")
        {
            var (name, operation) = CborPath(http.RawPath);
            return new(services.FirstOrDefault(service => service.CborName == name), AwsProtocol.Cbor, operation, name);
        }

        if (http.Header("X-Amz-Target") is { } target)
        {
            var dot = target.LastIndexOf('.');
            var prefix = dot < 0 ? target : target[..dot];
            var service = services.FirstOrDefault(service => service.TargetPrefix == prefix);
            return new(service, JsonVersion(http), target[(dot + 1)..], prefix);
        }

        var found = http.Credential is { } credential
            ? services.FirstOrDefault(service => service.SigningName == credential.Service)
            : services.FirstOrDefault(service => service.ClaimsUnsigned(http));
        return found?.Rest is null
            ? new(found, AwsProtocol.Query, null, http.Credential?.Service ?? "")
            : new(found, null, null, found.SigningName);
    }

    /// <summary>The answer of the service.</summary>
    /// <exception cref="AwsException">The call is refused.</exception>
    public ValueTask<HttpAnswer> AnswerAsync(RequestRoute route, HttpCall http, CancellationToken cancellationToken) =>
        route.Protocol switch
        {
            null => RestAsync(route.Service!, http, cancellationToken),
            AwsProtocol.Query => QueryAsync(route, http, cancellationToken),
            AwsProtocol.Cbor => OperationAsync(route, http, _ => CborProtocol.ReadInput(http.Body), cancellationToken),
            _ => OperationAsync(route, http, _ => JsonProtocol.ReadInput(http.Body), cancellationToken),
        };

    private ValueTask<HttpAnswer> RestAsync(
        ServiceDeclaration service,
        HttpCall http,
        CancellationToken cancellationToken
    )
    {
        var isThrottled = cloud.Faults.TakeThrottle(service.SigningName);
        if (isThrottled || !service.ObservesItself)
        {
            cloud.Observe(service.SigningName, http.Method, isThrottled);
        }

        if (isThrottled)
        {
            throw service.Faults.Throttled(service.SigningName);
        }

        var check = InputCheck.Of(service, http);
        check?.Types();
        if (cloud.AsksForPermissions && service.RestAccess is { } needs)
        {
            cloud.Get<AccessGate>().Check(http, service.Faults, new(), () => needs(cloud, http));
        }

        check?.Constraints();

        return service.Rest!(cloud).CallAsync(http, cancellationToken);
    }

    private ValueTask<HttpAnswer> QueryAsync(RequestRoute route, HttpCall http, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] form =
        [
            .. FormText.Parse(http.RawQuery),
            .. FormText.Parse(Encoding.UTF8.GetString(http.Body)),
        ];
        if (form.FirstOrDefault(static pair => pair.Key == "Action").Value is not { } operation)
        {
            var asked = http.Credential?.Service ?? $"{http.Method} {http.RawPath}";
            throw new AwsException(
                "UnknownService",
                $"LocalCloud does not model the service that this request asks for: {asked}",
                501
            );
        }

        var version = form.FirstOrDefault(static pair => pair.Key == "Version").Value;
        var service = route.Service;
        service ??= http.Credential is null
            ? services.FirstOrDefault(service => service.QueryVersion == version)
            : null;
        var named = new RequestRoute(service, AwsProtocol.Query, operation, http.Credential?.Service ?? version ?? "");
        return OperationAsync(named, http, shape => QueryProtocol.ReadInput(form, shape?.Input), cancellationToken);
    }

    private async ValueTask<HttpAnswer> OperationAsync(
        RequestRoute route,
        HttpCall http,
        Func<ServiceOperation?, JsonObject> readInput,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var operation = route.Operation!;
            if (route.Service is not { Operations: { } make } service)
            {
                throw new AwsException(
                    "UnknownService",
                    $"LocalCloud does not model the service '{route.Asked}' (operation {operation})",
                    501
                );
            }

            if (http.Credential is null && !service.UnsignedOperations.Contains(operation))
            {
                throw new AwsException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
            }

            cloud.Options.OnOperation?.Invoke(operation);
            var isThrottled =
                cloud.Faults.TakeThrottle(operation) || cloud.IsBeyondRate(service.SigningName, operation);
            if (cloud.Observe(service.SigningName, operation, isThrottled))
            {
                throw service.Faults.Throttled(operation);
            }

            var modelled = Modelled(service, route.Protocol!.Value, operation);
            var call = new AwsCall(operation, readInput(modelled), route.Protocol.Value, http);
            var check = modelled is null
                ? null
                : new InputCheck(service.SigningName, service.Input!, modelled, call.Input);
            if (route.Protocol != AwsProtocol.Query)
            {
                check?.Types();
            }

            CheckAccess(service, call);
            check?.Constraints();
            var output = await make(cloud).CallAsync(call, cancellationToken);
            if (service.DoubleMembers.Count > 0 && route.Protocol != AwsProtocol.Query)
            {
                DoubleMembers.Mark(output, service.DoubleMembers);
            }

            return Answer(service, call, output, modelled?.Output);
        }
        catch (AwsException error)
        {
            // an unsigned query names its service in its body: only here is the route whole
            return route.Error(http, error);
        }
    }

    private static ServiceOperation? Modelled(ServiceDeclaration service, AwsProtocol protocol, string operation) =>
        service.Input is { } rules
            ? ServiceModel.Of(rules.Model).Find(operation)
                ?? throw UnknownOperation(protocol, operation, service.QueryVersion)
            : null;

    /// <summary>AWS's refusal of an operation that it does not know.</summary>
    private static AwsException UnknownOperation(AwsProtocol protocol, string operation, string? version) =>
        protocol switch
        {
            AwsProtocol.Query => new("InvalidAction", $"Could not find operation {operation} for version {version}"),
            AwsProtocol.Cbor => new(UnknownOperationCode, UnknownOperationText, 404),
            _ => new(UnknownOperationCode, UnknownOperationText),
        };

    private void CheckAccess(ServiceDeclaration service, AwsCall call)
    {
        if (
            cloud.AsksForPermissions
            && service.Access is { } table
            && !service.UnsignedOperations.Contains(call.Operation)
        )
        {
            cloud
                .Get<AccessGate>()
                .Check(call.Http, service.Faults, RequestTags.Keys(call.Input), () => table.Of(cloud, call));
        }
    }

    private static HttpAnswer Answer(ServiceDeclaration service, AwsCall call, JsonObject? output, Shape? shape) =>
        call.Protocol switch
        {
            AwsProtocol.Query => QueryProtocol.Answer(service, call.Operation, output, shape, call.RequestId),
            AwsProtocol.Cbor => CborProtocol.Answer(output),
            _ => JsonProtocol.Answer(call.Protocol, output),
        };

    private static AwsProtocol JsonVersion(HttpCall http) =>
        http.Header("Content-Type")?.StartsWith("application/x-amz-json-1.0", StringComparison.Ordinal) == true
            ? AwsProtocol.Json10
            : AwsProtocol.Json11;

    private static (string Service, string Operation) CborPath(string path)
    {
        var at = path.IndexOf(OperationSeparator, StringComparison.Ordinal);
        return at > 0 && path.StartsWith("/service/", StringComparison.Ordinal)
            ? (path["/service/".Length..at], path[(at + OperationSeparator.Length)..])
            : ("", path);
    }
}
