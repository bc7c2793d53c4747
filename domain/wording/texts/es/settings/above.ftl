settings = Ajustes
meters = Contadores
places = Sitios y edificios
tariffs = Tarifas y facturas
mappings = Dispositivos personalizados
import = Importar y exportar
