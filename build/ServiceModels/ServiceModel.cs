using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace AiChef.ServiceModels;

/// <summary>The model of a service: its operations and shapes.</summary>
public sealed class ServiceModel
{
    private static readonly ConcurrentDictionary<string, Lazy<ServiceModel>> Known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _shapes;
    private readonly ConcurrentDictionary<string, Shape> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceOperation> _operations;

    private ServiceModel(JsonElement root)
    {
        _shapes = root.GetProperty("shapes")
            .EnumerateObject()
            .ToDictionary(static shape => shape.Name, static shape => shape.Value, StringComparer.Ordinal);
        Protocol = root.GetProperty("service").Text("protocol") ?? "";
        _operations = root.GetProperty("operations")
            .EnumerateObject()
            .ToDictionary(
                static each => each.Name,
                each => new ServiceOperation(this, each.Name, each.Value),
                StringComparer.Ordinal
            );
    }

    /// <summary>The services that have a model here, as botocore names them.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        .. typeof(ServiceModel)
            .Assembly.GetManifestResourceNames()
            .Where(static name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(static name => name[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    private const string Extension = ".json.gz";

    /// <summary>The protocol that the model prefers, such as <c>rest-json</c>.</summary>
    public string Protocol { get; }

    /// <summary>Its operations in the order of their names.</summary>
    public IReadOnlyCollection<ServiceOperation> Operations => _operations.Values;

    /// <summary>The model of a service; it is read when it is first asked for.</summary>
    /// <param name="service">Its name in botocore, such as <c>stepfunctions</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no model of that name.</exception>
    public static ServiceModel Of(string service) =>
        Known.GetOrAdd(service, static name => new Lazy<ServiceModel>(() => Read(name))).Value;

    /// <summary>An operation; null if the service has none of that name.</summary>
    public ServiceOperation? Find(string operation) => _operations.GetValueOrDefault(operation);

    /// <summary>A shape.</summary>
    /// <exception cref="KeyNotFoundException">The model has none of that name.</exception>
    public Shape Shape(string name) => _read.GetOrAdd(name, static (key, model) => model.ReadShape(key), this);

    private Shape ReadShape(string name) => new(this, name, _shapes[name]);

    private static ServiceModel Read(string service)
    {
        using var packed =
            typeof(ServiceModel).Assembly.GetManifestResourceStream(service + Extension)
            ?? throw new KeyNotFoundException($"no model of the service {service}");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        // the elements are read later: the document stays
        return new(JsonDocument.Parse(stream).RootElement);
    }
}
