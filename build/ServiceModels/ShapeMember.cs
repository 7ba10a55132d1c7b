using System.Text.Json;

namespace AiChef.ServiceModels;

/// <summary>A member of a structure, or the elements of a list, the keys or the values of a map.</summary>
public sealed class ShapeMember
{
    private readonly ServiceModel _model;
    private readonly string _shape;

    internal ShapeMember(ServiceModel model, string name, JsonElement element, bool isRequired)
    {
        _model = model;
        Name = name;
        IsRequired = isRequired;
        _shape = element.GetProperty("shape").GetString()!;
        Place = element.Text("location") switch
        {
            "uri" => Place.Uri,
            "querystring" => Place.Query,
            "header" => Place.Header,
            "headers" => Place.Headers,
            "statusCode" => Place.Status,
            _ => Place.Body,
        };
        WireName = element.Text("locationName") ?? name;
        TimestampFormat = element.Text("timestampFormat");
        IsFlattened = element.Flag("flattened");
    }

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>Its shape.</summary>
    public Shape Shape => _model.Shape(_shape);

    /// <summary>Where it stands in HTTP.</summary>
    public Place Place { get; }

    /// <summary>Its name in HTTP or in the body. Default: its name in the model.</summary>
    public string WireName { get; }

    /// <summary>How a time is written: iso8601, unixTimestamp or rfc822; null: as the protocol says.</summary>
    public string? TimestampFormat { get; }

    /// <summary>Whether a list or map has no element of its own in XML.</summary>
    public bool IsFlattened { get; }
}
