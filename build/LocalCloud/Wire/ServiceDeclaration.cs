using System.Collections.Frozen;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Wire;

/// <summary>How requests of one service are recognised, and what answers them.</summary>
internal sealed record ServiceDeclaration
{
    /// <summary>Name in the credential scope ("states", "monitoring").</summary>
    public required string SigningName { get; init; }

    /// <summary>What X-Amz-Target begins with, before the dot; null for services without aws-json.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>Service name in the path of rpc-v2-cbor; null for services without it.</summary>
    public string? CborName { get; init; }

    /// <summary>
    /// Members of answers that are doubles, whole or not; for JSON and CBOR, where it shows. Default none.
    /// </summary>
    public IReadOnlySet<string> DoubleMembers { get; init; } = FrozenSet<string>.Empty;

    /// <summary>XML namespace of aws-query answers; null for services without it.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>aws-query's Version parameter, by which an unsigned query finds its service.</summary>
    public string? QueryVersion { get; init; }

    /// <summary>
    /// Prefix of __type in aws-json and CBOR errors ("com.amazonaws.cloudwatch"); null: the bare code.
    /// </summary>
    public string? ErrorNamespace { get; init; }

    /// <summary>How its requests are checked by its model; null: by nothing but the service.</summary>
    public InputRules? Input { get; init; }

    /// <summary>Operations that AWS answers without a signature.</summary>
    public IReadOnlyList<string> UnsignedOperations { get; init; } = [];

    /// <summary>What its operations need; null for a rest service.</summary>
    public AccessTable? Access { get; init; }

    /// <summary>What a request needs, by method and path; null for an operation service.</summary>
    public Func<Cloud, HttpCall, IEnumerable<AccessNeed>>? RestAccess { get; init; }

    /// <summary>Creates the service that is called by operation; null for a rest service.</summary>
    public Func<Cloud, IOperationService>? Operations { get; init; }

    /// <summary>Creates the service that is called by path; null for an operation service.</summary>
    public Func<Cloud, IRestService>? Rest { get; init; }

    /// <summary>
    /// Whether a rest service tells the observer of the host of its requests, since it knows their operations. Default:
    /// the router tells of their methods.
    /// </summary>
    public bool ObservesItself { get; init; }

    /// <summary>
    /// Whether an unsigned request belongs to this service (a public object, an API's invoke URL). Default: none does.
    /// </summary>
    public Func<HttpCall, bool> ClaimsUnsigned { get; init; } = static _ => false;

    /// <summary>How a rest service writes an error; null for an operation service.</summary>
    public Func<HttpCall, AwsException, HttpAnswer>? RestError { get; init; }

    /// <summary>Its answers to requests that it cannot accept. Default: as most services.</summary>
    public ServiceFaults Faults { get; init; } = new();

    /// <summary>
    /// Whether a request belongs to this service by its address alone, whatever its headers say (an API's invoke URL).
    /// Default: none does.
    /// </summary>
    public Func<HttpCall, bool> OwnsAddress { get; init; } = static _ => false;

    /// <summary>Whether web pages that this machine serves on other ports may call it. Default: none may.</summary>
    public bool AdmitsLocalPages { get; init; }
}
