namespace AiChef.Functions.Catalogue;

/// <summary>What an ingredient comes from; decides which diets may have it.</summary>
public enum Origin
{
    Plant,

    /// <summary>Salt and water.</summary>
    Mineral,
    Dairy,
    Egg,
    Honey,

    /// <summary>Fish with fins and scales.</summary>
    Fish,

    /// <summary>Crustaceans and molluscs.</summary>
    Shellfish,

    /// <summary>Meat of poultry, cattle and sheep.</summary>
    Meat,
    Pork,

    /// <summary>Wine, beer and spirits.</summary>
    Alcohol,
}
