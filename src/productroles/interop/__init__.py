"""Other programs' formats: rows, data frames, CSV, JSON Schema and schema.org."""

from productroles.interop.csv_text import csv_cell as csv_cell
from productroles.interop.csv_text import csv_original as csv_original
from productroles.interop.csv_text import to_csv as to_csv
from productroles.interop.frames import to_frame as to_frame
from productroles.interop.linked_data import schema_org as schema_org
from productroles.interop.rows import columns_of as columns_of
from productroles.interop.rows import to_rows as to_rows
from productroles.interop.schemas import json_schema as json_schema

__all__ = ["columns_of", "csv_cell", "csv_original", "json_schema", "schema_org", "to_csv", "to_frame", "to_rows"]
