namespace AiChef.Targets.Functions;

/// <summary>An action on the items of a DynamoDB table, named as in IAM policies after <c>dynamodb:</c>.</summary>
internal enum TableAction
{
    /// <summary>Reads one item.</summary>
    GetItem,

    /// <summary>Creates or replaces one item.</summary>
    PutItem,

    /// <summary>Changes one item.</summary>
    UpdateItem,

    /// <summary>Deletes one item.</summary>
    DeleteItem,
}
