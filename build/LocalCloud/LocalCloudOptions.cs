namespace AiChef.LocalCloud;

/// <summary>
/// Options of a LocalCloud host. The defaults give an empty endpoint in memory that provisions at once.
/// </summary>
public sealed record LocalCloudOptions
{
    /// <summary>
    /// Folder that holds the state; it is made when missing. Default null: the state lives in memory only.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>TCP port on 127.0.0.1, 0 to 65535. Default 0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Account of every request whose access key id is not itself twelve digits. Default 000000000000.
    /// </summary>
    public string AccountId { get; init; } = "000000000000";

    /// <summary>Region of a request that names none. Default us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Clock of everything that the endpoint stamps or waits for. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Time that creating, updating or deleting one resource takes. Default zero.</summary>
    public TimeSpan ProvisioningTime { get; init; }

    /// <summary>
    /// Provisioning time of single resources, by logical id or by resource type (for instance "Orders" or
    /// "AWS::SSM::Parameter"); a logical id goes before a type. Default none.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan> ProvisioningTimes { get; init; } =
        new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>
    /// Draws a number from 0 to less than 1 for each call of an alias with weights, which chooses the version by it. It
    /// may be called from any thread. Default at random.
    /// </summary>
    public Func<double> DrawRoute { get; init; } = Random.Shared.NextDouble;

    /// <summary>Time that making a change set takes. Default zero.</summary>
    public TimeSpan ChangeSetTime { get; init; }

    /// <summary>
    /// Called with the operation of each request that names one, such as "DescribeStacks", before it is answered.
    /// Default null.
    /// </summary>
    public Action<string>? OnOperation { get; init; }

    /// <summary>
    /// Called with each request that is answered or throttled, of services with and without named operations. It may be
    /// called from any thread. Default null.
    /// </summary>
    public Action<ObservedRequest>? OnRequest { get; init; }

    /// <summary>
    /// Asks the policies of roles whether a session may do what it asks for, and those of a stack's role or caller
    /// whether a resource may be changed. Keys that no role gave may do everything. Default false.
    /// </summary>
    public bool EnforceAccess { get; init; }

    /// <summary>
    /// Answers requests of CloudFormation and Lambda at the rates at which AWS answers them, and throttles those beyond
    /// ("Rate exceeded"). Default false.
    /// </summary>
    public bool LimitRequests { get; init; }

    /// <summary>
    /// Called with each action and resource that is asked for, such as "s3:GetObject" and
    /// "arn:aws:s3:::bucket/key", whether access is enforced or not. It may be called from any thread. Default null.
    /// </summary>
    public Action<string, string>? OnAuthorization { get; init; }

    /// <summary>
    /// Called with what the person who runs the host should know, in one line each: a request that failed inside
    /// LocalCloud, a torn or damaged journal. It may be called from any thread. Default null.
    /// </summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Time in which a request's body must come, by the system's clock. Default 60 seconds.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Goes on with what can be read of a damaged journal, of which a copy is kept beside it. Default false: the host
    /// does not start.
    /// </summary>
    public bool RecoverState { get; init; }

    /// <summary>Faults to inject; may be changed while the host runs. Default none.</summary>
    public LocalCloudFaults Faults { get; init; } = new();
}
