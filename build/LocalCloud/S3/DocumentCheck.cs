using System.Globalization;
using System.Xml.Linq;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.S3;

/// <summary>Holds a document of a request against S3's published schema, which its service model carries.</summary>
internal static class DocumentCheck
{
    /// <summary>Refuses a document that lacks what it must have, or has what the schema does not know.</summary>
    /// <param name="shape">The document's shape in the service model.</param>
    /// <param name="root">The document.</param>
    /// <exception cref="Wire.AwsException">MalformedXML, as S3 answers whatever is wrong.</exception>
    public static void Against(string shape, XElement root) => Check(ServiceModel.Of("s3").Shape(shape), root);

    private static void Check(Shape shape, XElement element)
    {
        var isValid = shape.Kind switch
        {
            ShapeKind.Structure => IsStructure(shape, element),
            ShapeKind.Integer or ShapeKind.Long => long.TryParse(
                element.Value,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out _
            ),
            ShapeKind.Boolean => element.Value is "true" or "false" or "1" or "0" or "TRUE" or "FALSE",
            ShapeKind.Timestamp => DateTimeOffset.TryParse(
                element.Value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out _
            ),
            _ => !element.HasElements && (shape.Values.Count == 0 || shape.Values.Contains(element.Value)),
        };
        if (!isValid)
        {
            throw S3Errors.MalformedXml();
        }
    }

    private static bool IsStructure(Shape shape, XElement element)
    {
        var children = element.Elements().ToLookup(static child => child.Name.LocalName, StringComparer.Ordinal);
        foreach (var child in children)
        {
            if (shape.Members.FirstOrDefault(member => member.WireName == child.Key) is not { } member)
            {
                return false;
            }

            foreach (var part in child)
            {
                Member(member, part);
            }
        }

        return shape.Members.All(member =>
            !member.IsRequired || children.Contains(member.WireName) || IsAttribute(member) || IsEmptyable(shape)
        );
    }

    private static void Member(ShapeMember member, XElement element)
    {
        if (member.Shape.Kind != ShapeKind.List)
        {
            Check(member.Shape, element);
        }
        else if (member.IsFlattened || member.Shape.IsFlattened)
        {
            Check(member.Shape.Element!.Shape, element);
        }
        else
        {
            foreach (var part in element.Elements())
            {
                Check(member.Shape.Element!.Shape, part);
            }
        }
    }

    // the type of a grantee is written as an attribute
    private static bool IsAttribute(ShapeMember member) => member.WireName.Contains(':', StringComparison.Ordinal);

    // S3 takes a set of tags that is left out for an empty one
    private static bool IsEmptyable(Shape shape) => shape.Name == "Tagging";
}
